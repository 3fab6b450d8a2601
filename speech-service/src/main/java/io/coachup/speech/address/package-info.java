/** Addresses of other services as operators write them, hosts with underscores included. */
package io.coachup.speech.address;
