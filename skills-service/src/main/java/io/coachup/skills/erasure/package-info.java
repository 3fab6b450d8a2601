/** Everything that is stored of a person is erased at their wish. */
package io.coachup.skills.erasure;
