/** Where every public request comes in: its route is looked up, its caller identified, its answer begun. */
package io.coachup.gateway.entry;
