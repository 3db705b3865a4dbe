import { NoSchemaIntrospectionCustomRule, type ValidationRule, validate } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Answers neither `__schema` nor `__type`, and gives no names of fields away in "did you mean". */
export function useNoIntrospection(): Plugin {
  return {
    onValidate({ addValidationRule, setValidationFn }) {
      addValidationRule(NoSchemaIntrospectionCustomRule);
      setValidationFn((schema, document, rules?: readonly ValidationRule[]) =>
        validate(schema, document, rules, { hideSuggestions: true }),
      );
    },
    onExecute({ args }) {
      Object.assign(args, { hideSuggestions: true });
    },
  };
}
