/** What calls of models cost. */
package io.coachup.llm.pricing;
