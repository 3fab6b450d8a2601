/** Who calls: tokens of people are verified, and the secret that services show each other is compared. */
package io.coachup.common.identity;
