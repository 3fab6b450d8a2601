/** The refusals of a request: their codes, their statuses and the one body that all of them have. */
package io.coachup.common.errors;
