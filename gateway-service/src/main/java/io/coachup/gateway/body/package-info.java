/** How large and how slow the body of a request may be, and how it is read. */
package io.coachup.gateway.body;
