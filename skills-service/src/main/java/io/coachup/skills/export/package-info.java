/** All that is stored of a person, as one document. */
package io.coachup.skills.export;
