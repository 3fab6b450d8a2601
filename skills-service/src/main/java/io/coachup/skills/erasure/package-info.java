/** Erasing a person. */
package io.coachup.skills.erasure;
