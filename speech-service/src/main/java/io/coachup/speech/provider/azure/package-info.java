/** Azure AI Speech, which listens to a minute at most, and speaks. */
package io.coachup.speech.provider.azure;
