/**
 * The availability of a call that needs every one of `dependencies` services up, each up for the share `each` of the time and failing
 * independently of the others: the product. Treynor, Dahlin, Rau and Beyer, "The Calculus of Service Availability" (2017).
 */
export function availabilityOfAll(each: number, dependencies: number): number {
  let all = 1;
  for (let dependency = 0; dependency < dependencies; dependency += 1) all *= each;
  return all;
}

/** Minutes of a month of thirty days in which something of this availability is down. */
export function downMinutesAMonth(availability: number): number {
  return (1 - availability) * 30 * 24 * 60;
}
