/** Chat requests as clients send them, in the query or as JSON. */
package io.coachup.gateway.chat.input;
