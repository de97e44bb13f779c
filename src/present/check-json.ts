/**
 * An answer as one compact line of JSON, the same text as `JSON.stringify` gives. What is the same for every person
 * (conditions, documentation, decisions) is turned into text once.
 */
import type { CheckAnswer, InsatsAnswer } from '../domain/eligibility.ts';

export function answerWriter(): (answer: CheckAnswer, id?: string | number) => string {
  const known = new WeakMap<object, string>();
  const json = (value: object | null): string => {
    if (value === null) return 'null';
    const found = known.get(value);
    if (found !== undefined) return found;
    const text = JSON.stringify(value);
    known.set(value, text);
    return text;
  };
  const list = (values: readonly object[]): string => {
    let text = '';
    for (const value of values) text += text === '' ? json(value) : `,${json(value)}`;
    return `[${text}]`;
  };
  const insatsJson = (of: InsatsAnswer): string =>
    `{"id":"${of.id}","name":${JSON.stringify(of.name)},"route":"${of.route}","outcome":"${of.outcome}",` +
    `"conditions":${list(of.conditions)},"missing":${JSON.stringify(of.missing)},` +
    `"documentation":${json(of.documentation)},"decision":${json(of.decision)},` +
    `"interpretations":${json(of.interpretations)},${of.information ? `"information":${json(of.information)},` : ''}` +
    `"validFrom":"${of.validFrom}","validTo":${of.validTo === null ? 'null' : `"${of.validTo}"`}}`;
  const insats = (of: InsatsAnswer): string => {
    const found = known.get(of);
    if (found !== undefined) return found;
    const text = insatsJson(of);
    known.set(of, text);
    return text;
  };
  return (answer, id) =>
    `{${id === undefined ? '' : `"id":${JSON.stringify(id)},`}"today":"${answer.today}",` +
    `"municipality":${JSON.stringify(answer.municipality)},"facts":${JSON.stringify(answer.facts)},` +
    `"insatser":[${answer.insatser.map(insats).join()}],"notInForce":${json(answer.notInForce)},` +
    `"reminders":${list(answer.reminders)},"nextChange":${JSON.stringify(answer.nextChange)}}`;
}
