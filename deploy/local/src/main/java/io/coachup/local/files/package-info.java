/** Folders that go away with all that is in them. */
package io.coachup.local.files;
