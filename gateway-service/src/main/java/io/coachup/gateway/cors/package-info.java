/** The cross-origin headers of every answer. */
package io.coachup.gateway.cors;
