/** The command {@code token}: a token of the local issuer. */
package io.coachup.local.token;
