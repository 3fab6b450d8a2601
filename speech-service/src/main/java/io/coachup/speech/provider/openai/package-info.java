/** Every endpoint that speaks OpenAI's audio API. */
package io.coachup.speech.provider.openai;
