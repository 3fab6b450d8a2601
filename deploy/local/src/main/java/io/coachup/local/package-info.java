/** What is behind the script {@code ./coachup}: the first argument is the command. */
package io.coachup.local;
