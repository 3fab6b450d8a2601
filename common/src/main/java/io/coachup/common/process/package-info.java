/** The process of a service: how it begins, and that its standard output holds nothing but JSON lines. */
package io.coachup.common.process;
