/** Audio at an address that a caller names, fetched from the public internet or a host that an operator allowed. */
package io.coachup.speech.fetch;
