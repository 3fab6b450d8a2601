/** What a person may use in a day: reserved before it is used, settled afterwards. */
package io.coachup.skillsapi.budgets;
