/** Google Cloud's speech APIs, and the tokens that open them. */
package io.coachup.speech.provider.google;
