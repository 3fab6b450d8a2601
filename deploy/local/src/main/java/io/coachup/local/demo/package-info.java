/** The command {@code demo}: a conversation played through the running suite. */
package io.coachup.local.demo;
