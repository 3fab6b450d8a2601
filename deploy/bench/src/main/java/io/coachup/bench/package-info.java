/** What is behind {@code ./coachup bench}: processes that are measured, rounds and tables. */
package io.coachup.bench;
