import { createWeather, type Forecast, type Traveller, type Weather } from "./create-weather.ts";
import type { Scenario } from "./read-scenario.ts";

/** The weather of every namespace: its own scenario, or the one that the mock began with. */
export interface Climate {
  forecast(traveller: Traveller): Forecast | undefined;
  /** Begins a scenario for one namespace; undefined goes back to that of the mock, from its start. */
  set(namespace: string, scenario: Scenario | undefined): void;
}

/** @param now Unix milliseconds. */
export function createClimate(scenario: Scenario | undefined, now?: () => number): Climate {
  const common = scenario && createWeather(scenario, now);
  const own = new Map<string, Weather>();
  return {
    forecast: (traveller) => (own.get(traveller.namespace) ?? common)?.(traveller),
    set(namespace, scenario) {
      if (scenario) own.set(namespace, createWeather(scenario, now));
      else own.delete(namespace);
    },
  };
}
