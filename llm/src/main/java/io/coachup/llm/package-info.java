/** The port to language models: what is asked, how a reply is heard, and which provider each role has. */
package io.coachup.llm;
