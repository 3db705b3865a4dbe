/** Where a value stands in the answer: what holds it, and under which name or number. */
export class Place {
  readonly parent: Place | null;
  readonly container: Record<string | number, unknown>;
  readonly key: string | number;
  readonly isNullable: boolean;
  /** Whether an error has put null here: what comes for it later is for nobody. */
  isLost = false;

  constructor(
    parent: Place | null,
    container: Record<string | number, unknown> | unknown[],
    key: string | number,
    isNullable: boolean,
  ) {
    this.parent = parent;
    this.container = container as Record<string | number, unknown>;
    this.key = key;
    this.isNullable = isNullable;
  }

  /** From the answer's data. */
  get path(): (string | number)[] {
    return this.parent ? [...this.parent.path, this.key] : [];
  }

  isWithinLost(): boolean {
    for (let place: Place | null = this; place; place = place.parent) if (place.isLost) return true;
    return false;
  }

  /** Puts null here, or where the next thing stands that holds this one and may be null. */
  lose(): void {
    let place: Place = this;
    while (!place.isNullable && place.parent) place = place.parent;
    place.container[place.key] = null;
    place.isLost = true;
  }
}
