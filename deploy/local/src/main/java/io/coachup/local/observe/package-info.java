/** Looks at the running suite with a Prometheus that is installed. */
package io.coachup.local.observe;
