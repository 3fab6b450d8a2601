/** What tests of the services share: stand-ins as JUnit resources, tokens, log lines, a bystander. */
package io.coachup.local.testing;
