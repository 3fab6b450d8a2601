/** The names of all metrics, and the meters behind them, exposed under exactly these names. */
package io.coachup.common.metrics;
