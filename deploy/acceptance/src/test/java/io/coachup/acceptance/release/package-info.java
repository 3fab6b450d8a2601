/** Releases: how one is made, and that the version before lives with the next one's schema. */
package io.coachup.acceptance.release;
