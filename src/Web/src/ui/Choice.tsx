import { type ReactNode, useEffect, useId, useRef } from 'react';

export interface Choice<T extends string> {
  value: T;
  label: ReactNode;
  under?: ReactNode;
}

/** Choices of equal size and weight; nothing is chosen unless the caller says so. */
export function RadioCards<T extends string>({ legend, name, choices, value, onChange, row = false, error }: {
  legend: ReactNode;
  name: string;
  choices: Choice<T>[];
  value: T | null;
  onChange: (value: T) => void;
  row?: boolean;
  error?: string | null;
}) {
  const errorId = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    // The question that still needs an answer may be far from the button that asked.
    if (error) group.current?.querySelector('input')?.focus();
  }, [error]);
  return (
    <fieldset className="choices" ref={group} aria-describedby={error ? errorId : undefined}>
      <legend>{legend}</legend>
      <div className={row ? 'choices-row' : 'choices-list'}>
        {choices.map(choice => (
          <label key={choice.value} className="choice">
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
              aria-invalid={error ? true : undefined}
            />
            <span>
              <span className="choice-label">{choice.label}</span>
              {choice.under && <span className="choice-under">{choice.under}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && <p className="field-error" id={errorId} role="alert">{error}</p>}
    </fieldset>
  );
}

export function Tick({ checked, onChange, label, under }: { checked: boolean; onChange: (checked: boolean) => void; label: ReactNode; under?: ReactNode }) {
  return (
    <label className="choice">
      <input type="checkbox" checked={checked} onChange={event => onChange(event.target.checked)} />
      <span>
        <span className="choice-label">{label}</span>
        {under && <span className="choice-under">{under}</span>}
      </span>
    </label>
  );
}

export function Field({ label, children }: { label: ReactNode; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
