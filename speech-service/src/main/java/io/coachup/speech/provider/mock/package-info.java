/** Providers that need nothing: one always hears the same, one hums. */
package io.coachup.speech.provider.mock;
