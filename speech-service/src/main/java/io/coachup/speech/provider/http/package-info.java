/** Calls of providers over HTTP, and what their failures mean. */
package io.coachup.speech.provider.http;
