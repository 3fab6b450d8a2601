/** What the tests of all modules share: stand-ins as JUnit resources, tokens, log lines, a bystander. */
package io.coachup.testing;
