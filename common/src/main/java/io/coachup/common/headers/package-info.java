/** The names of HTTP headers, and which of them may cross from the outside to a service. */
package io.coachup.common.headers;
