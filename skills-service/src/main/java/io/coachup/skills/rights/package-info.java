/** Whose rows are where, and who may write them while a person takes them along or has them erased. */
package io.coachup.skills.rights;
