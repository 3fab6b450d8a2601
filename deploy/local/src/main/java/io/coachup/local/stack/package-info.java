/** The commands {@code up}, {@code stack} and {@code dev}: which process needs which, and what each is told. */
package io.coachup.local.stack;
