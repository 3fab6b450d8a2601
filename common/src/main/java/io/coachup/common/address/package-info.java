/** Addresses of other services and servers, hosts with underscores included. */
package io.coachup.common.address;
