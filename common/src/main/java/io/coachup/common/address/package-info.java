/** What counts as an address that can be called. */
package io.coachup.common.address;
