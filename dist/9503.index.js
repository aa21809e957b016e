export const id = 9503;
export const ids = [9503];
export const modules = {

/***/ 59503:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  smokeTest: () => (/* binding */ smokeTest)
});

// EXTERNAL MODULE: ../../src/errors.ts
var errors = __webpack_require__(76378);
// EXTERNAL MODULE: ../../src/size.ts
var size = __webpack_require__(13668);
;// CONCATENATED MODULE: ../../src/deploy/expected-json.ts
/**
 * Where a value lacks what is expected of it: members of objects that are not expected do not matter,
 * everything else does.
 *
 * @returns the first difference as a sentence; undefined where there is none
 */
function firstDifference(value, expected, path = '$') {
    if (isObject(expected) && isObject(value) && Array.isArray(expected) === Array.isArray(value)) {
        if (Array.isArray(expected) && Array.isArray(value) && expected.length !== value.length) {
            return `${path} has ${value.length} elements, not ${expected.length}.`;
        }
        for (const [key, own] of Object.entries(expected)) {
            const place = Array.isArray(expected) ? `${path}[${key}]` : `${path}.${key}`;
            const difference = Object.hasOwn(value, key)
                ? firstDifference(value[key], own, place)
                : `${place} is missing.`;
            if (difference !== undefined)
                return difference;
        }
        return undefined;
    }
    if (Object.is(value, expected))
        return undefined;
    return `${path} is ${shown(value)}, not ${shown(expected)}.`;
}
function isObject(value) {
    return typeof value === 'object' && value !== null;
}
function shown(value) {
    const text = JSON.stringify(value);
    return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

;// CONCATENATED MODULE: ../../src/deploy/smoke-test.ts



/** How long throttling is borne: where nothing may run at all, it never ends. */
const THROTTLE_LIMIT_MS = 60_000;
/** Characters of an answer that are shown. */
const SHOWN = 4_000;
/**
 * Invokes the published version, and sees that it answers as it should. It is never invoked twice: what
 * it did the first time may not be undone.
 *
 * @throws {DeployError | ServiceError} where it fails, with the end of its log
 */
async function smokeTest(test, version, context) {
    const { progress } = context;
    const { facts } = progress;
    const work = async () => {
        const answer = await invoke(test, version, context);
        facts.smokeTest = 'failed';
        refuseAnswer(test, version, answer);
        facts.smokeTest = 'passed';
        return answer;
    };
    await progress.phase('Smoke test', work, ({ payload }) => `Version ${version} passed its smoke test, with an answer of ${(0,size/* readableSize */.g)(Buffer.byteLength(payload))}`);
}
function invoke(test, version, { aws, progress }) {
    const { facts } = progress;
    return aws.lambda.invoke(version, test.payload, {
        failed: (error) => invokeFailure(error, version),
        onState: (state) => {
            if (state === 'unanswered')
                facts.smokeTest = 'unanswered';
            else
                delete facts.smokeTest;
        },
        throttleLimitMs: THROTTLE_LIMIT_MS,
    });
}
function invokeFailure(error, version) {
    if (error.limit?.startsWith('Reserved') === true) {
        return `Version ${version} could not be tested: the reserved concurrency of the function is used up; at 0 nothing may run.`;
    }
    if (error.throttled)
        return `Version ${version} could not be tested: Lambda went on throttling its invocation.`;
    if (error.reach === 'unknown')
        return `The smoke test of version ${version} got no answer: it may have run.`;
    return `Version ${version} could not be invoked for its smoke test.`;
}
function refuseAnswer({ expected }, version, answer) {
    const what = `The smoke test of version ${version} failed: `;
    if (answer.functionError !== undefined) {
        throw failed(`${what}the function ended with an error.`, errorWords(answer), [logOf(answer)]);
    }
    if (answer.version === undefined) {
        const why = 'The answer is incomplete: it does not name the version that ran, as those of Lambda do.';
        throw failed(`${what}nobody can tell what answered.`, why, []);
    }
    if (answer.version !== version)
        throw failed(`${what}version ${answer.version} answered.`, undefined, []);
    if (expected === undefined)
        return;
    const difference = differenceIn(answer.payload, expected.value);
    if (difference === undefined)
        return;
    throw failed(`${what}its answer lacks what \`smoke-test-expect\` asks for.`, difference, [
        { title: 'Its answer:', language: 'json', text: answer.payload.slice(0, SHOWN) },
        logOf(answer),
    ]);
}
function failed(what, why, snippets) {
    return new errors/* DeployError */.s({
        what,
        why,
        remedy: 'Correct the function and deploy it again.',
        snippets: snippets.filter((snippet) => snippet !== undefined),
    });
}
/** `errorType: errorMessage`, as every runtime writes them. */
function errorWords({ functionError, payload }) {
    const { errorType, errorMessage } = Object(parsed(payload));
    return ([errorType, errorMessage].filter(Boolean).join(': ') || `${functionError}: ${payload.slice(0, SHOWN)}`);
}
function differenceIn(payload, expected) {
    const value = parsed(payload);
    return value === undefined ? 'The answer is not JSON.' : firstDifference(value, expected);
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function logOf({ log }) {
    return log.trim() === ''
        ? undefined
        : { title: 'The end of its log:', language: 'text', text: log.trimEnd() };
}


/***/ })

};
