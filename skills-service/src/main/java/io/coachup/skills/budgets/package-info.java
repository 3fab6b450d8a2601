/** What a person may use in a day, promised before a provider is called and settled afterwards. */
package io.coachup.skills.budgets;
