/** The provider for every endpoint that speaks OpenAI's chat completions. */
package io.coachup.llm.openai;
