/** What speech costs by the providers' price lists. */
package io.coachup.speech.pricing;
