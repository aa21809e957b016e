import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 17650:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ bucketOf),
/* harmony export */   EH: () => (/* binding */ isArn),
/* harmony export */   Et: () => (/* binding */ ARN_FORMS),
/* harmony export */   Lw: () => (/* binding */ parseArn),
/* harmony export */   OK: () => (/* binding */ KEY_ARN),
/* harmony export */   XP: () => (/* binding */ accountOf),
/* harmony export */   bH: () => (/* binding */ formatArn),
/* harmony export */   nd: () => (/* binding */ objectArn),
/* harmony export */   nt: () => (/* binding */ findArn),
/* harmony export */   qM: () => (/* binding */ repositoryArn),
/* harmony export */   xG: () => (/* binding */ ROLE_ARN)
/* harmony export */ });
/* harmony import */ var _region_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(11257);

/** A path, where there is one, and a name (https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html). */
const ROLE_ARN = /^arn:aws(?:-[a-z]+)*:iam::\d{12}:role\/(?:[!-.0-~][!-~]*\/)?[\w+=,.@-]{1,64}$/;
const KEY_ARN = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(key|alias)\/[\w/-]+$/;
/** How the ARNs are written that permissions of a service are given on, with placeholders in capitals. */
const ARN_FORMS = {
    lambda: 'arn:aws:lambda:REGION:ACCOUNT:function:NAME',
    s3: 'arn:aws:s3:::BUCKET/KEY',
    ecr: 'arn:aws:ecr:REGION:ACCOUNT:repository/NAME',
    kms: 'arn:aws:kms:REGION:ACCOUNT:key/KEY_ID',
    sts: 'arn:aws:iam::ACCOUNT:role/NAME',
};
function isArn(text) {
    return text.startsWith('arn:');
}
/** The parts of an ARN; all of them are empty where the text is none. */
function parseArn(text = '') {
    const parts = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.+)$/s.exec(text) ?? [];
    const [, partition = '', service = '', region = '', account = '', resource = ''] = parts;
    return { partition, service, region, account, resource };
}
/** The first ARN in a sentence. */
function findArn(words) {
    return /arn:\S+/.exec(words)?.[0];
}
/** The account that an ARN names; S3's ARNs name none. */
function accountOf(arn) {
    const { account } = parseArn(arn);
    return /^\d{12}$/.test(account) ? account : undefined;
}
function formatArn({ partition, service, region, account, resource }) {
    return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}
/** The ARN of an object in S3. */
function objectArn(partition, bucket, key) {
    return formatArn({ partition, service: 's3', region: '', account: '', resource: `${bucket}/${key}` });
}
/** The bucket of an object's ARN. */
function bucketOf(arn) {
    const { service, resource } = parseArn(arn);
    return service === 's3' ? resource.split('/')[0] : undefined;
}
/** The ARN of a repository in Amazon ECR. */
function repositoryArn(image) {
    const { region, account, repository } = image;
    const partition = (0,_region_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .iQ)(region);
    return formatArn({ partition, service: 'ecr', region, account, resource: `repository/${repository}` });
}


/***/ }),

/***/ 71401:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ Deadline)
/* harmony export */ });
/** A request that is sent when the time is nearly up gets this long. */
const LAST_REQUEST_MS = 3_000;
/**
 * The time that a step has, counted from its start: everything that waits, repeats or asks is handed
 * the same one, so that no wait within it has a time of its own.
 */
class Deadline {
    /** Aborts when the job is cancelled. */
    cancelled;
    /** What the step was given, in milliseconds. */
    limitMs;
    #clock;
    #random;
    #end;
    /** @param random from 0 to below 1, for the jitter of pauses */
    constructor(limitMs, clock, cancelled, random) {
        this.limitMs = limitMs;
        this.cancelled = cancelled;
        this.#clock = clock;
        this.#random = random;
        this.#end = clock.now() + limitMs;
    }
    /** Milliseconds that are left; 0 once the time is up, or less than one is left. */
    get remainingMs() {
        const left = this.#end - this.#clock.now();
        return left < 1 ? 0 : left;
    }
    /** Milliseconds since the step began. */
    get elapsedMs() {
        return this.limitMs - (this.#end - this.#clock.now());
    }
    /** A shorter one for what is worth less time: ends after `ms`, and with this one at the latest. */
    atMost(ms) {
        return new Deadline(Math.min(ms, this.remainingMs), this.#clock, this.cancelled, this.#random);
    }
    /** The same end, for work that another signal ends, too. */
    endingWith(signal) {
        const cancelled = AbortSignal.any([this.cancelled, signal]);
        return new Deadline(this.remainingMs, this.#clock, cancelled, this.#random);
    }
    /** Milliseconds to pause for about `ms`: jitter of a fifth keeps jobs of a matrix apart. */
    jittered(ms) {
        return ms * (0.8 + 0.4 * this.#random());
    }
    /**
     * Pauses, but never beyond the end.
     *
     * @throws the reason of the cancellation, as soon as it comes
     */
    async pause(ms) {
        await this.#clock.sleep(Math.min(ms, this.remainingMs), this.cancelled);
    }
    /**
     * Milliseconds that one request may take. Even at the very end it gets a few seconds: what is the
     * case then is worth knowing.
     *
     * @param mostMs limit of this request alone
     */
    requestMs(mostMs = Number.POSITIVE_INFINITY) {
        return Math.ceil(Math.min(mostMs, Math.max(this.remainingMs, LAST_REQUEST_MS)));
    }
    /** What ends one request: the cancellation, or a timeout after {@link requestMs}. */
    signal(mostMs) {
        return AbortSignal.any([this.cancelled, AbortSignal.timeout(this.requestMs(mostMs))]);
    }
}


/***/ }),

/***/ 92390:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ isUpdateSent)
/* harmony export */ });
/** Whether anything of the function was sent, whatever became of it. */
function isUpdateSent({ created, configuration, update }) {
    return (update !== 'not sent' || (configuration?.update ?? 'not sent') !== 'not sent' || created !== undefined);
}


/***/ }),

/***/ 37645:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ec: () => (/* binding */ isNotLive),
/* harmony export */   sF: () => (/* binding */ untouched),
/* harmony export */   sG: () => (/* binding */ outcomeOf)
/* harmony export */ });
/* unused harmony export statusOf */
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(92390);

/** What a target came to, as far as it got. */
function outcomeOf(plan, progress, error) {
    const { facts, phases, elapsedMs, current, lastSeen } = progress;
    return {
        status: statusOf(facts, plan?.dryRun === true, error !== undefined),
        plan,
        facts,
        phases,
        elapsedMs,
        stoppedAt: error === undefined ? undefined : current,
        lastSeen,
        error,
    };
}
/** What becomes of a target that nothing was done for. */
function untouched(plan, error) {
    const facts = { findings: [], update: 'not sent' };
    return { status: 'failed', plan, facts, phases: [], elapsedMs: 0, error };
}
/**
 * The one word for what was reached. An update that nobody answered counts as made: nobody may call
 * a function untouched that may have new code.
 */
function statusOf(facts, dryRun, failed) {
    const touched = isTouched(facts);
    // An alias that moved is released, whatever came after it.
    if (facts.alias?.moved === true)
        return 'deployed';
    if (failed)
        return touched ? 'incomplete' : 'failed';
    if (dryRun)
        return 'planned';
    if (isNotLive(facts))
        return 'incomplete';
    return touched ? 'deployed' : 'unchanged';
}
function isTouched(facts) {
    const { configuration, created } = facts;
    const updates = [facts.update, configuration?.update ?? 'not sent'];
    const updated = updates.some((own) => own !== 'not sent' && own !== 'abandoned') || created !== undefined;
    const published = facts.published !== undefined && facts.newVersion !== false;
    const unanswered = facts.publishUnanswered === true || facts.aliasUnanswered === true;
    const shifted = facts.codeDeployment !== undefined || facts.alias?.moved === true;
    return updated || published || shifted || unanswered;
}
/**
 * On managed instances callers without a qualifier reach `$LATEST.PUBLISHED`: new code on `$LATEST`
 * alone changes nothing for them.
 */
function isNotLive(facts) {
    const { current, published, notLive } = facts;
    return (notLive === true || ((0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .isUpdateSent */ .u)(facts) && published === undefined && current?.managedInstances === true));
}


/***/ }),

/***/ 32610:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ seconds),
/* harmony export */   k: () => (/* binding */ Progress)
/* harmony export */ });
/** Where the times of the log stand. */
const TIME_COLUMN = 76;
/** How far a run has come: what the report needs even when the run ends early. */
class Progress {
    phases = [];
    facts = { findings: [], update: 'not sent' };
    /** The phase that is under way, or was when the run failed. */
    current;
    /** The last state that an unfinished wait saw, in Lambda's words. */
    lastSeen;
    #host;
    #start;
    #waited = 0;
    constructor(host) {
        this.#host = host;
        this.#start = host.clock.now();
    }
    /** Milliseconds since the run began. */
    get elapsedMs() {
        return this.#host.clock.now() - this.#start;
    }
    /**
     * Runs one phase, takes its time, and says its result in the log.
     *
     * @param line the result as one line of the log; nothing is said where there is none
     */
    async phase(name, work, line) {
        const { clock, log } = this.#host;
        const start = clock.now();
        this.current = name;
        this.#waited = 0;
        let milliseconds = 0;
        try {
            const value = await work();
            milliseconds = clock.now() - start;
            const said = line?.(value);
            if (said !== undefined)
                log.info(`✓ ${withShortHashes(said).padEnd(TIME_COLUMN)} ${seconds(milliseconds)}`);
            this.current = undefined;
            return value;
        }
        finally {
            milliseconds ||= clock.now() - start;
            this.phases.push({
                name,
                milliseconds: Math.round(milliseconds),
                ...(this.#waited > 0 && { waiting: Math.round(this.#waited) }),
            });
        }
    }
    /** Counts milliseconds of the phase as spent on waiting for Lambda. */
    waited(milliseconds) {
        this.#waited += milliseconds;
    }
}
/** Keys and digests without most of their hash: outputs and summary have all of it. */
function withShortHashes(line) {
    return line.replaceAll(/\b([0-9a-f]{10})[0-9a-f]{54}\b/g, '$1…');
}
/** Milliseconds for people. */
function seconds(milliseconds) {
    return `${(milliseconds / 1000).toFixed(1)} s`;
}


/***/ }),

/***/ 76378:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ DeployError)
/* harmony export */ });
/** The runner cuts an annotation at 4,096 characters, and counts its escapes. */
const MESSAGE_LIMIT = 4_000;
/** The one error that a step may end with: what failed, why, and what to change. */
class DeployError extends Error {
    name = 'DeployError';
    what;
    why;
    remedy;
    snippets;
    code;
    requestId;
    constructor(details) {
        super(messageOf(details), { cause: details.cause });
        this.what = details.what;
        this.why = details.why;
        this.remedy = details.remedy;
        this.snippets = details.snippets ?? [];
        this.code = details.code;
        this.requestId = details.requestId;
    }
    /** Snippets that the message only names. */
    get omittedSnippets() {
        return this.snippets.filter(({ text }) => !this.message.includes(indented(text)));
    }
    /** The same error with these snippets only. */
    withOnly(snippets) {
        return new DeployError({ ...this, cause: this.cause, snippets });
    }
    /** The same error with more to copy. */
    withSnippets(...snippets) {
        return this.withOnly([...this.snippets, ...snippets]);
    }
}
/** Everything as one text; a snippet that would make it too long is named only, and logged elsewhere. */
function messageOf(details) {
    const { snippets = [] } = details;
    let message = sentences(details);
    for (const { title, text } of snippets) {
        const whole = `${message}\n\n${title}\n${indented(text)}`;
        message = whole.length <= MESSAGE_LIMIT ? whole : `${message}\n\n${title} see the log of this step`;
    }
    return message;
}
function indented(text) {
    return text.replace(/^(?=.)/gm, '  ');
}
function sentences({ what, why, remedy, code, requestId }) {
    const origin = [code, requestId === undefined ? undefined : `request ${requestId}`].filter((part) => part !== undefined);
    const reason = [why, origin.length === 0 ? undefined : `(${origin.join(', ')})`]
        .filter((part) => part !== undefined)
        .join(' ');
    return [what, reason, remedy].filter((part) => part !== undefined && part !== '').join('\n');
}


/***/ }),

/***/ 68553:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   RJ: () => (/* binding */ parseFunctionName),
/* harmony export */   RY: () => (/* binding */ arnOf),
/* harmony export */   ZF: () => (/* binding */ anyVersion),
/* harmony export */   f6: () => (/* binding */ withQualifier),
/* harmony export */   mE: () => (/* binding */ functionArn),
/* harmony export */   m_: () => (/* binding */ withoutLatest),
/* harmony export */   x$: () => (/* binding */ parseFunctionArn),
/* harmony export */   yZ: () => (/* binding */ bareName)
/* harmony export */ });
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(17650);
/* harmony import */ var _region_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(11257);


/** A name, a partial ARN or an ARN. */
const SHAPE = new RegExp([
    '^(?:arn:(?<partition>aws[a-z-]*):lambda:)?',
    `(?:(?<region>${_region_js__WEBPACK_IMPORTED_MODULE_1__/* .REGION */ .Zg}):)?`,
    '(?:(?<account>\\d{12}):)?(?<word>function:)?(?<name>[A-Za-z0-9_-]+)',
    '(?::(?<qualifier>\\$LATEST(?:\\.PUBLISHED)?|[A-Za-z0-9_-]+))?$',
].join(''));
/**
 * Reads a function's name, partial ARN or ARN. A bare name has at most 64 characters
 * (https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html).
 */
function parseFunctionName(text) {
    const { partition, region, account, word, name, qualifier } = SHAPE.exec(text)?.groups ?? {};
    if (name === undefined)
        return { invalid: 'is not a function name, partial ARN or ARN' };
    // An ARN that ends in `:function` names a function called that.
    const worded = word !== undefined || name === 'function';
    if (partition !== undefined && (region === undefined || account === undefined || !worded)) {
        return { invalid: `is an incomplete ARN; the form is ${_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .ARN_FORMS */ .Et.lambda}` };
    }
    if (region !== undefined && partition === undefined) {
        return { invalid: 'is an incomplete ARN; give the bare name and `aws-region`, or the whole ARN' };
    }
    if (region !== undefined && partition !== (0,_region_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOf */ .iQ)(region)) {
        return { invalid: `is of the partition ${partition}, to which the Region ${region} does not belong` };
    }
    if (qualifier !== undefined) {
        return {
            invalid: `carries the qualifier ":${qualifier}"; code updates reach $LATEST only, so leave the qualifier out`,
        };
    }
    if (name.length > 64)
        return { invalid: `names a function by ${name.length} characters; 64 is the most` };
    return { name: text, ...(region && { region }), ...(account && { account }) };
}
/** The parts of a function's ARN, with or without qualifier; undefined where the text is none. */
function parseFunctionArn(text) {
    const { partition, region, account, word, name, qualifier } = SHAPE.exec(text)?.groups ?? {};
    if (!partition || !region || !account || !word || !name)
        return undefined;
    return { partition, region, account, name, qualifier };
}
/** The ARN of a function, without qualifier. */
function functionArn({ name, ...place }) {
    return (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .formatArn */ .bH)({ ...place, service: 'lambda', resource: `function:${name}` });
}
/** The function's ARN, if the name says the account; `region` is that of the deployment. */
function arnOf(functionName, region) {
    const { account, name = '', partition = (0,_region_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOf */ .iQ)(region) } = SHAPE.exec(functionName)?.groups ?? {};
    return account && functionArn({ partition, region, account, name });
}
/** The name alone, of a name, a partial ARN or an ARN without qualifier. */
function bareName(functionName) {
    return functionName.split(':').at(-1) ?? '';
}
/** The ARN of a version or an alias; of the function itself without a qualifier. */
function withQualifier(arn, qualifier) {
    return qualifier === undefined ? arn : `${arn}:${qualifier}`;
}
/** A function's ARN without `$LATEST`, which Lambda writes at the end of some. */
function withoutLatest(arn) {
    return arn.replace(/:\$LATEST$/, '');
}
/** The ARN of any version, where one names a version: the next one has another number. */
function anyVersion(arn) {
    return arn.replace(/(:function:[^:]+):\d+$/, '$1:*');
}


/***/ }),

/***/ 21120:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ requestedEarly),
/* harmony export */   f: () => (/* binding */ idToken)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(78474);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_events__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(37067);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_http__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(44708);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__nccwpck_require__.n(node_https__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _proxy_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(12469);
/* harmony import */ var _timeout_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(26438);





/** GitHub answers in a second or not at all. */
const LIMIT_MS = 20_000;
const ATTEMPTS = 4;
const FIRST_DELAY_MS = 200;
/** An answer has about two thousand characters. */
const LONGEST_ANSWER = 64 * 1024;
const LONGEST_WORDS = 500;
/** An answer that will be the same the next time. */
class RefusalError extends Error {
}
/** The same, but the first token is requested right now: it is on its way while other things are done. */
function requestedEarly(idToken, audience, deadline) {
    let first = idToken(audience, deadline);
    // Whoever asks for it sees why.
    first.catch(() => undefined);
    return (...asked) => {
        const token = first ?? idToken(...asked);
        first = undefined;
        return token;
    };
}
/**
 * The job's OIDC token for an audience, asked of the runner as @actions/core asks for it (its client
 * takes as long to load as all other code of a step:
 * https://docs.github.com/en/actions/reference/security/oidc#methods-for-requesting-the-oidc-token).
 *
 * @throws the reason of the cancellation as soon as it comes, or what the last attempt met
 */
async function idToken(env, audience, deadline) {
    const url = new URL(required(env, 'ACTIONS_ID_TOKEN_REQUEST_URL'));
    url.searchParams.set('audience', audience);
    const bearer = required(env, 'ACTIONS_ID_TOKEN_REQUEST_TOKEN');
    const agents = (0,_proxy_js__WEBPACK_IMPORTED_MODULE_3__/* .proxyAgents */ .Hd)(env);
    for (let attempt = 1;; attempt++) {
        deadline.cancelled.throwIfAborted();
        const ended = new AbortController();
        const work = request(url, bearer, agents, ended.signal);
        try {
            return await (0,_timeout_js__WEBPACK_IMPORTED_MODULE_4__/* .withTimeout */ .d)(work, deadline.requestMs(LIMIT_MS), deadline.cancelled);
        }
        catch (error) {
            deadline.cancelled.throwIfAborted();
            if (isFinal(error) || attempt === ATTEMPTS || deadline.remainingMs === 0)
                throw (0,_proxy_js__WEBPACK_IMPORTED_MODULE_3__/* .nameProxy */ .YM)(agents.proxies, url.protocol, error);
            // Silence has been pause enough.
            if (!isTimeout(error))
                await deadline.pause(deadline.jittered(FIRST_DELAY_MS * 2 ** (attempt - 1)));
        }
        finally {
            ended.abort();
            work.catch(() => undefined);
        }
    }
}
/** Node throws a TypeError where a request cannot be made at all. */
function isFinal(error) {
    return error instanceof RefusalError || Object(error).name === 'TypeError';
}
function isTimeout(error) {
    return error instanceof Error && error.name === 'TimeoutError';
}
function required(env, name) {
    const value = env[name];
    if (!value)
        throw new Error(`The runner sets no ${name}.`);
    return value;
}
async function request(url, bearer, { httpAgent, httpsAgent }, signal) {
    const headers = {
        accept: 'application/json',
        authorization: `Bearer ${bearer}`,
        'user-agent': 'actions/oidc-client',
    };
    const sent = url.protocol === 'http:'
        ? node_http__WEBPACK_IMPORTED_MODULE_1___default().request(url, { agent: httpAgent, headers, signal })
        : node_https__WEBPACK_IMPORTED_MODULE_2___default().request(url, { agent: httpsAgent, headers, signal });
    // One that comes after the answer is the answer's, too.
    sent.on('error', () => undefined);
    const [answer] = (await (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(sent.end(), 'response'));
    return tokenOf(answer.statusCode, await bodyOf(answer));
}
async function bodyOf(answer) {
    let body = '';
    for await (const text of answer.setEncoding('utf8')) {
        body += text;
        if (body.length > LONGEST_ANSWER)
            throw new Error(`an answer of more than ${LONGEST_ANSWER / 1024} KiB`);
    }
    return body;
}
/** An answer is `{"value": "TOKEN"}`; what else it says may be quoted. */
function tokenOf(status, body) {
    const answer = parse(body);
    if (status === 200 && typeof answer?.['value'] === 'string' && answer['value'] !== '')
        return answer['value'];
    const other = answer === undefined ? 'an answer that is not JSON' : 'an answer without a token';
    const words = typeof answer?.['message'] === 'string' ? answer['message'] : other;
    const cut = words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS - 1)}…` : words;
    const message = `${cut} (HTTP ${status})`;
    throw status === 401 || status === 403 ? new RefusalError(message) : new Error(message);
}
function parse(body) {
    try {
        return JSON.parse(body);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 53537:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(76378);
/* harmony import */ var _id_token_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(21120);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(96531);
/* harmony import */ var _real_clock_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(93402);
/* harmony import */ var _report_runner_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(77594);





const cancellation = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => cancellation.abort(new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .s({
        what: `The job was cancelled (${signal}).`,
        remedy: 'Run the step again: it continues where this one ended.',
    })));
}
await (0,_main_js__WEBPACK_IMPORTED_MODULE_2__/* .main */ .i)({
    env: process.env,
    clock: _real_clock_js__WEBPACK_IMPORTED_MODULE_3__/* .realClock */ .d,
    random: Math.random,
    signal: cancellation.signal,
    log: (0,_report_runner_js__WEBPACK_IMPORTED_MODULE_4__/* .runnerLog */ .t1)(process.env),
    debug: process.env['RUNNER_DEBUG'] === '1' ? _report_runner_js__WEBPACK_IMPORTED_MODULE_4__/* .debug */ .Yz : undefined,
    mask: _report_runner_js__WEBPACK_IMPORTED_MODULE_4__/* .mask */ .dK,
    idToken: (audience, deadline) => (0,_id_token_js__WEBPACK_IMPORTED_MODULE_1__/* .idToken */ .f)(process.env, audience, deadline),
});
// A request that nobody waits for any more would keep the process; the empty write comes after all others.
process.stdout.write('', () => process.exit());

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 56046:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C8: () => (/* binding */ Fields),
/* harmony export */   Cr: () => (/* binding */ inputsByName),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   p7: () => (/* binding */ environmentOf)
/* harmony export */ });
/* unused harmony export variableOf */
/* harmony import */ var _misspelling_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(94654);

/** Reads single inputs; an empty string counts as not given, as everywhere in this action. */
class Fields {
    #env;
    #problems;
    /** Every input that was asked for, given or not. */
    #names = new Set();
    constructor(env, problems) {
        this.#env = env;
        this.#problems = problems;
    }
    /** The trimmed text, or undefined. */
    text(name) {
        this.#names.add(name);
        const value = this.#env[variableOf(name)]?.trim();
        return value === '' ? undefined : value;
    }
    /** Text that has to match; `rule` completes the sentence "`name` ...". */
    matching(name, pattern, rule) {
        const value = this.text(name);
        if (value === undefined || pattern.test(value))
            return value;
        this.#problems.add(`\`${name}\` ${rule}; it is ${quote(value)}.`);
        return undefined;
    }
    /** Text of a limited length in characters. */
    limited(name, max) {
        const value = this.text(name);
        if (value === undefined || value.length <= max)
            return value;
        this.#problems.add(`\`${name}\` has ${value.length} characters; at most ${max} are allowed.`);
        return undefined;
    }
    /** A boolean as YAML 1.2 writes it, and nothing else. */
    flag(name) {
        const value = this.text(name);
        if (value === undefined)
            return undefined;
        if (/^(true|True|TRUE)$/.test(value))
            return true;
        if (/^(false|False|FALSE)$/.test(value))
            return false;
        this.#problems.add(`\`${name}\` must be true or false; it is ${quote(value)}.`);
        return undefined;
    }
    /** A whole number between two bounds, both included; `unit` says of what. */
    integer(name, min, max, unit = 'seconds') {
        const value = this.text(name);
        if (value === undefined)
            return undefined;
        const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
        if (number >= min && number <= max)
            return number;
        const of = unit === '' ? '' : ` of ${unit}`;
        this.#problems.add(`\`${name}\` must be a whole number${of} from ${min} to ${max}; it is ${quote(value)}.`);
        return undefined;
    }
    /** One of a few words. */
    choice(name, words) {
        const value = this.text(name);
        const word = words.find((each) => each === value);
        if (value !== undefined && word === undefined) {
            this.#problems.add(`\`${name}\` must be one of ${words.join(', ')}; it is ${quote(value)}.`);
        }
        return word;
    }
    /** One pattern, name or id a line. */
    lines(name) {
        return (this.text(name) ?? '')
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== '');
    }
    /** Words that have to match, separated by line ends or commas. */
    list(name, pattern, rule) {
        const words = this.lines(name).flatMap((line) => line.split(','));
        const values = words.map((word) => word.trim()).filter((word) => word !== '');
        for (const value of values) {
            if (!pattern.test(value))
                this.#problems.add(`\`${name}\` ${rule}; it is ${quote(value)}.`);
        }
        return values;
    }
    /**
     * Refuses what is an input but for its spelling, e.g. `dry_run` or `aliass`: the runner only warns of it, hands it over, and
     * the step would do what it was told not to. To be called when all inputs have been read.
     */
    refuseMisspelt() {
        for (const [given, value] of Object.entries(inputsByName(this.#env))) {
            if (this.#names.has(given) || !value?.trim())
                continue;
            const name = [...this.#names].find((own) => (0,_misspelling_js__WEBPACK_IMPORTED_MODULE_0__/* .isMisspelling */ .k)(lettersOf(given), lettersOf(own)));
            if (name === undefined)
                continue;
            this.#problems.add(`\`${given}\` is not an input of this action; did you mean \`${name}\`?`);
        }
    }
}
const PREFIX = 'INPUT_';
/** The variable that the runner hands an input over in; it keeps hyphens. */
function variableOf(input) {
    return `${PREFIX}${input.toUpperCase()}`;
}
/** The environment of a step with these inputs. */
function environmentOf(inputs) {
    return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [variableOf(name), value]));
}
/** The inputs in an environment, known to this action or not, by name. */
function inputsByName(env) {
    const inputs = Object.entries(env).filter(([name]) => name.startsWith(PREFIX));
    return Object.fromEntries(inputs.map(([name, value]) => [name.slice(PREFIX.length).toLowerCase(), value]));
}
/** A name without what is easily mistaken in it. */
function lettersOf(name) {
    return name.replace(/[-_ ]/g, '');
}
/** A value in quotes, short enough for a sentence. */
function quote(value) {
    return value.length > 200
        ? `a text of ${value.length} characters`
        : `"${value.replaceAll(/[\r\n]+/g, ' ')}"`;
}


/***/ }),

/***/ 77177:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ parseImageUri)
/* harmony export */ });
const SHAPE = new RegExp([
    '^(?<account>\\d{12})\\.dkr[.-]ecr(?:-fips)?\\.(?<region>[a-z0-9-]+|\\{region\\})\\.[a-z0-9.-]+',
    '/(?<repository>[a-z0-9]+(?:[._/-]+[a-z0-9]+)*)',
    '(?::(?<tag>\\w[\\w.-]{0,127}))?(?:@sha256:(?<digest>[0-9a-f]{64}))?$',
].join(''));
/** Reads an ECR image URI; undefined where it is none, or has neither tag nor digest. */
function parseImageUri(uri) {
    const parts = SHAPE.exec(uri)?.groups;
    const { account, region, repository, tag, digest } = parts ?? {};
    if (account === undefined || region === undefined || repository === undefined)
        return undefined;
    if (tag === undefined && digest === undefined)
        return undefined;
    return { uri, account, region, repository, ...(tag && { tag }), ...(digest && { digest }) };
}


/***/ }),

/***/ 36654:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readInputs)
/* harmony export */ });
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(17650);
/* harmony import */ var _region_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(11257);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(56046);



const ALIAS = /^(?!\d+$)[\w-]{1,128}$/;
const BUCKET = /^[A-Za-z0-9.\-_{}]{3,63}$/;
/**
 * Reads the step's inputs from its environment: the only place that does.
 * What is malformed is added to `problems` and left undefined.
 */
function readInputs(env, problems) {
    const fields = new _fields_js__WEBPACK_IMPORTED_MODULE_2__/* .Fields */ .C8(env, problems);
    const inputs = {
        ...target(fields, env),
        ...source(fields),
        ...update(fields),
        ...release(fields),
        credentials: credentials(fields),
        maxParallel: fields.integer('max-parallel', 1, 256, '') ?? 10,
        failFast: fields.flag('fail-fast') ?? true,
        jobSummary: fields.flag('job-summary') ?? true,
        origin: origin(env),
        repository: env['GITHUB_REPOSITORY'] ?? '',
    };
    fields.refuseMisspelt();
    return inputs;
}
function target(fields, env) {
    return {
        functionNames: fields.lines('function-name'),
        regions: fields.list('aws-region', _region_js__WEBPACK_IMPORTED_MODULE_1__/* .REGION_NAME */ .hS, 'is not the name of an AWS Region'),
        defaultRegion: env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || undefined,
    };
}
function source(fields) {
    return {
        zipFile: fields.text('zip-file'),
        sourceDir: fields.text('source-dir'),
        include: fields.lines('include'),
        exclude: fields.lines('exclude'),
        imageUri: fields.text('image-uri'),
        releaseAsset: fields.text('release-asset'),
        releaseTag: fields.text('release-tag')?.replace(/^refs\/tags\//, ''),
        githubToken: fields.text('github-token'),
        s3Bucket: fields.matching('s3-bucket', BUCKET, 'must be the name of an S3 bucket: 3 to 63 lower-case letters, digits, dots and hyphens'),
        s3Key: fields.limited('s3-key', 1024),
        s3BucketOwner: fields.matching('s3-bucket-owner', /^\d{12}$/, 'is not an account id of 12 digits'),
        s3ObjectVersion: fields.limited('s3-object-version', 1024),
        s3ObjectStorageMode: fields.choice('s3-object-storage-mode', ['COPY', 'REFERENCE']),
        publishedVersion: fields.matching('published-version', /^(previous|[1-9]\d*)$/, 'must be the number of a published version, or `previous`'),
        signingProfile: fields.matching('signing-profile', /^\w{2,64}$/, 'must be the name of a signing profile: 2 to 64 letters, digits and underscores'),
        sourceKmsKeyArn: fields.matching('source-kms-key-arn', _arn_js__WEBPACK_IMPORTED_MODULE_0__/* .KEY_ARN */ .OK, 'is not the ARN of a KMS key'),
    };
}
function update(fields) {
    return {
        architecture: fields.choice('architecture', ['x86_64', 'arm64']),
        configuration: fields.text('configuration'),
        createIfMissing: fields.flag('create-if-missing') ?? false,
        dryRun: fields.flag('dry-run') ?? false,
        preflight: fields.choice('preflight', ['warn', 'error', 'off']) ?? 'error',
        revisionId: fields.text('revision-id'),
        skipUnchanged: fields.flag('skip-unchanged') ?? true,
        waitTimeoutSeconds: fields.integer('wait-timeout-seconds', 1, 21_600) ?? 600,
    };
}
function release(fields) {
    return {
        publish: fields.flag('publish'),
        publishTo: fields.choice('publish-to', ['LATEST_PUBLISHED']),
        versionDescription: fields.text('version-description'),
        alias: fields.matching('alias', ALIAS, 'must be the name of an alias: 1 to 128 letters, digits, hyphens and underscores, not only digits'),
        aliasDescription: fields.limited('alias-description', 256),
        aliasWeight: fields.integer('alias-weight', 1, 100, 'percent') ?? 100,
        codeDeployApplication: fields.limited('codedeploy-application', 100),
        codeDeployGroup: fields.limited('codedeploy-deployment-group', 100),
        codeDeployConfiguration: fields.limited('codedeploy-deployment-config', 100),
        keepVersions: fields.integer('keep-versions', 1, 10_000, ''),
        smokeTestPayload: fields.text('smoke-test-payload'),
        smokeTestExpect: fields.text('smoke-test-expect'),
    };
}
function credentials(fields) {
    return {
        role: fields.matching('role-to-assume', _arn_js__WEBPACK_IMPORTED_MODULE_0__/* .ROLE_ARN */ .xG, `is not the ARN of an IAM role (${_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .ARN_FORMS */ .Et.sts})`),
        sessionName: fields.matching('role-session-name', /^[\w+=,.@-]{2,64}$/, 'must be 2 to 64 letters, digits and characters of _+=,.@-') ?? 'GitHubActions',
        durationSeconds: fields.integer('role-duration-seconds', 900, 43_200) ?? 3600,
        chaining: fields.flag('role-chaining') ?? false,
        externalId: fields.text('role-external-id'),
        audience: fields.text('audience'),
        allowedAccountIds: fields.matching('allowed-account-ids', /^\s*\d{12}(\s*,\s*\d{12})*\s*$/, 'must be account ids of 12 digits, separated by commas'),
    };
}
/** Where the code comes from: repository, ref and short commit, as far as the runner says. */
function origin(env) {
    return [env['GITHUB_REPOSITORY'], env['GITHUB_REF_NAME'], env['GITHUB_SHA']?.slice(0, 7)]
        .filter((part) => part !== undefined && part !== '')
        .join(' ');
}


/***/ }),

/***/ 94654:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ isMisspelling),
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** Whether two or fewer letters are wrong, too many or missing. */
function isMisspelling(given, right) {
    return given === right || (right.length >= 5 && distance(given, right) <= 2);
}
/**
 * The name that was meant, whatever the case of its letters: the only one, the one that begins so, or the one with the
 * smallest share of other letters, if that is at most a half.
 */
function nearest(given, names) {
    const [only, ...others] = names;
    if (others.length === 0)
        return only;
    const letters = given.toLowerCase();
    const longer = letters.length < 3 ? undefined : names.find((name) => name.toLowerCase().startsWith(letters));
    if (longer !== undefined)
        return longer;
    const changes = (name) => distance(letters, name.toLowerCase()) / Math.max(given.length, name.length);
    const [best] = names.toSorted((one, other) => changes(one) - changes(other));
    return best !== undefined && changes(best) <= 0.5 ? best : undefined;
}
/** How many letters have to be added, taken away or replaced to make one text of the other. */
function distance(one, other) {
    let row = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (const [at, letter] of [...one].entries()) {
        const next = [at + 1];
        for (const [index, own] of [...other].entries()) {
            const replaced = (row[index] ?? 0) + (letter === own ? 0 : 1);
            next.push(Math.min(replaced, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
        }
        row = next;
    }
    return row[other.length] ?? 0;
}


/***/ }),

/***/ 43063:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ Problems)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(76378);

/** Collects what is wrong with the inputs, so that one run reports all of it. */
class Problems {
    #sentences = [];
    /** Adds one full sentence that names the input and says what to change. */
    add(sentence) {
        this.#sentences.push(sentence);
    }
    /** Whether an input was refused already, so that nothing follows from its absence. */
    has(input) {
        return this.#sentences.some((sentence) => sentence.startsWith(`\`${input}\` `));
    }
    /** @throws {DeployError} naming every problem, if there is one. */
    refuse() {
        const [first, ...more] = this.#sentences;
        if (first === undefined)
            return;
        if (more.length === 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .s({ what: first });
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .s({
            what: `${this.#sentences.length} inputs are invalid:`,
            why: this.#sentences.map((sentence) => `- ${sentence}`).join('\n'),
        });
    }
}


/***/ }),

/***/ 66878:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ loadMeanwhile)
/* harmony export */ });
/** A request that was begun is on its way by then, in milliseconds. */
const ON_ITS_WAY_MS = 10;
/**
 * Loads code that is needed in a moment, while the request that was just begun is under way: right here it would be
 * compiled before the request is sent. Whoever needs the code imports it all the same, so nothing hangs on it.
 */
function loadMeanwhile(load) {
    setTimeout(() => load().catch(() => undefined), ON_ITS_WAY_MS).unref();
}


/***/ }),

/***/ 96531:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

// EXTERNAL MODULE: ../../src/id-token.ts
var id_token = __nccwpck_require__(21120);
// EXTERNAL MODULE: ../../src/load-meanwhile.ts
var load_meanwhile = __nccwpck_require__(66878);
// EXTERNAL MODULE: ../../src/errors.ts
var errors = __nccwpck_require__(76378);
// EXTERNAL MODULE: ../../src/size.ts
var src_size = __nccwpck_require__(13668);
// EXTERNAL MODULE: ../../src/package/artifact.ts
var artifact = __nccwpck_require__(64790);
// EXTERNAL MODULE: ../../src/package/zip-file.ts + 1 modules
var zip_file = __nccwpck_require__(31286);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(51455);
// EXTERNAL MODULE: ../../src/package/bullet-list.ts
var bullet_list = __nccwpck_require__(39233);
// EXTERNAL MODULE: ../../src/package/missing-path.ts
var missing_path = __nccwpck_require__(65784);
;// CONCATENATED MODULE: ../../src/package/zip-path.ts





/**
 * The one file that `zip-file` names by its path or by a glob, which finds hidden files only if it
 * names them. A path without glob characters is returned as it is, and so is that of a file that
 * has such characters in its name.
 *
 * @param pattern Relative to the working directory or absolute.
 * @throws DeployError if a glob matches no file or several.
 */
async function findZip(pattern) {
    if (!/[*?[{]/.test(pattern) || (0,external_node_fs_.existsSync)(pattern))
        return pattern;
    const matches = [];
    for await (const path of (0,promises_.glob)(pattern))
        if (isFile(path))
            matches.push(path);
    const [path] = matches.sort();
    if (path === undefined) {
        throw new errors/* DeployError */.s({
            what: `\`zip-file\` ${pattern} matches no file.`,
            remedy: (0,missing_path/* remedyForPath */.J)('zip-file', pattern),
        });
    }
    if (matches.length === 1)
        return path;
    throw new errors/* DeployError */.s({
        what: `\`zip-file\` ${pattern} matches ${matches.length} files, not one:`,
        why: (0,bullet_list/* bulletList */.f)(matches),
        remedy: 'Name one of them, or remove what earlier builds have left.',
    });
}
function isFile(path) {
    return (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.isFile() === true;
}

;// CONCATENATED MODULE: ../../src/package/prepare.ts





/**
 * Looks at a source without changing anything. What is wrong with a file or directory is one more
 * problem of the inputs; undefined where there is one.
 */
async function prepare(source, problems, { env, signal }) {
    try {
        switch (source.kind) {
            case 'zip-file':
                return fitting(await (0,zip_file/* openZip */.Q)(await findZip(source.path), signal), source.path, source);
            case 'directory': {
                const { openDirectory } = await Promise.all(/* import() */[__nccwpck_require__.e(4134), __nccwpck_require__.e(9537)]).then(__nccwpck_require__.bind(__nccwpck_require__, 39537));
                openDirectory({ ...source, directory: source.path });
                return source;
            }
            case 'release-asset':
                return { ...source, release: source.tag ?? (await releaseOfRun(env)) };
            case 's3-object':
            case 'image':
            case 'published-version':
                return source;
        }
    }
    catch (error) {
        if (!(error instanceof errors/* DeployError */.s))
            throw error;
        problems.add(error.message);
        return undefined;
    }
}
async function releaseOfRun(env) {
    const { releaseOfEvent } = await __nccwpck_require__.e(/* import() */ 4229).then(__nccwpck_require__.bind(__nccwpck_require__, 54229));
    const release = releaseOfEvent(env);
    if (release !== undefined)
        return release;
    throw new errors/* DeployError */.s({
        what: '`release-asset` needs `release-tag`: this run was not triggered by a release.',
        remedy: 'Give a tag, or `latest`, or run the workflow `on: release: types: [published]`.',
    });
}
/**
 * Packages a directory, or downloads an asset.
 *
 * @param temporary folder for the package
 */
async function pack(source, temporary, host, deadline) {
    if (source.kind === 'release-asset')
        return download(source, temporary, host, deadline);
    const { packageDirectory } = await Promise.all(/* import() */[__nccwpck_require__.e(4134), __nccwpck_require__.e(9537)]).then(__nccwpck_require__.bind(__nccwpck_require__, 39537));
    const { path: directory, include, exclude } = source;
    const packed = await packageDirectory({ directory, include, exclude, temporary }, host.signal);
    const { size, unzippedSize, entries, warnings } = packed;
    const files = entries === 1 ? '1 file' : `${entries} files`;
    return {
        zip: fitting(packed, directory, source),
        line: `${directory}: ${(0,src_size/* readableSize */.g)(size)} (${(0,src_size/* readableSize */.g)(unzippedSize)} unzipped), ${files}`,
        warnings,
    };
}
async function download(source, temporary, host, deadline) {
    const { downloadAsset } = await Promise.all(/* import() */[__nccwpck_require__.e(4134), __nccwpck_require__.e(8938)]).then(__nccwpck_require__.bind(__nccwpck_require__, 18938));
    const refuse = (asset) => refuseTooLarge(asset.size, asset.name, source);
    const zip = await downloadAsset({ ...source, refuse }, temporary, host, deadline);
    const { assetName, tag } = zip;
    const line = `${assetName} of release ${tag}: ${(0,src_size/* readableSize */.g)(zip.size)}`;
    return { zip, line, warnings: [], tag };
}
function fitting(zip, name, source) {
    refuseTooLarge(zip.size, name, source);
    return zip;
}
function refuseTooLarge(size, name, { upload }) {
    if (size <= artifact/* DIRECT_LIMIT */.G || upload !== undefined)
        return;
    throw new errors/* DeployError */.s({
        what: `The package of ${name} has ${size} bytes, but a direct upload takes at most ${artifact/* DIRECT_LIMIT */.G}.`,
        remedy: 'Give `s3-bucket`: the package is then uploaded there first and deployed from there.',
    });
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: ../../src/system-error.ts
var system_error = __nccwpck_require__(68783);
;// CONCATENATED MODULE: ../../src/package/temporary-folder.ts





/**
 * Gives a folder to `work` and removes it afterwards, whatever happened.
 *
 * @param parent where to make it; the system's own place for such folders where it is not given
 * @throws {DeployError} where it cannot be made
 */
async function withTemporaryFolder(parent, work) {
    const place = parent || (0,external_node_os_.tmpdir)();
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(place, 'deploy-lambda-')).catch((cause) => {
        throw new errors/* DeployError */.s({
            what: `No temporary folder could be made in ${place}.`,
            why: (0,system_error/* systemReason */.u)(cause),
            remedy: 'Let RUNNER_TEMP name a folder that the runner may write to, on a disk with room for the package.',
            cause,
        });
    });
    try {
        return await work(folder);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}

// EXTERNAL MODULE: ../../src/arn.ts
var arn = __nccwpck_require__(17650);
;// CONCATENATED MODULE: ../../src/plan/configuration.ts
/**
 * Reads `configuration`, and hides the values of its variables in everything that is printed from now on.
 *
 * @returns undefined where it is not given, or is a problem
 */
async function planConfiguration(inputs, problems, { env, mask }) {
    if (inputs.configuration === undefined)
        return undefined;
    // With a parser of YAML, which no other step needs.
    const [{ readConfiguration }, { secretsOf }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(3483), __nccwpck_require__.e(9476)]).then(__nccwpck_require__.bind(__nccwpck_require__, 99476)),
        __nccwpck_require__.e(/* import() */ 2767).then(__nccwpck_require__.bind(__nccwpck_require__, 72767)),
    ]);
    const configuration = readConfiguration(inputs.configuration, problems);
    if (configuration !== undefined)
        for (const secret of secretsOf(configuration, env))
            mask(secret);
    return configuration;
}
/** A function that is created needs what CreateFunction asks for (API_CreateFunction). */
function checkCreation({ createIfMissing, configuration: given }, configuration, source, problems) {
    // What is wrong with the configuration is said already.
    if (!createIfMissing || (given !== undefined && configuration === undefined))
        return;
    const needed = source.kind === 'image' ? ['Role'] : ['Role', 'Runtime', 'Handler'];
    const there = configuration?.members ?? {};
    const missing = needed.filter((name) => !(name in there)).map((name) => `\`${name}\``);
    if (missing.length === 0)
        return;
    problems.add(`\`create-if-missing\` needs ${missing.join(', ')} in \`configuration\`.`);
}

// EXTERNAL MODULE: ../../src/plan/credentials.ts
var plan_credentials = __nccwpck_require__(93335);
// EXTERNAL MODULE: ../../src/plan/release.ts + 2 modules
var plan_release = __nccwpck_require__(83130);
// EXTERNAL MODULE: ../../src/plan/source.ts
var plan_source = __nccwpck_require__(82180);
// EXTERNAL MODULE: ../../src/plan/targets.ts
var plan_targets = __nccwpck_require__(80063);
;// CONCATENATED MODULE: ../../src/plan/plan.ts






/**
 * Every contradiction between inputs is found here, before anything is touched.
 *
 * @param source as planSource found it; undefined where that named a problem
 * @param configuration as planConfiguration found it; undefined where it is not given, too
 */
function makePlan(inputs, source, problems, configuration) {
    const targets = (0,plan_targets/* planTargets */.i)(inputs, (0,arn/* accountOf */.XP)(inputs.credentials.role), problems);
    const { release, warnings } = (0,plan_release/* planRelease */.F3)(inputs, problems);
    const credentials = (0,plan_credentials/* planCredentials */.k)(inputs, targets, problems);
    if (source !== undefined)
        checkSource(source, targets, problems);
    const ofStorage = source && planStorage(inputs, source, problems);
    checkSeveral(inputs, targets, problems);
    if (source !== undefined)
        checkCreation(inputs, configuration, source, problems);
    if (targets.length === 0 || source === undefined)
        return undefined;
    const shared = {
        ...(inputs.architecture && { architecture: inputs.architecture }),
        ...(configuration && { configuration }),
        ...(inputs.createIfMissing && { createIfMissing: true }),
        ...(inputs.sourceKmsKeyArn && { kmsKeyArn: inputs.sourceKmsKeyArn }),
        ...(inputs.s3ObjectStorageMode && { storageMode: inputs.s3ObjectStorageMode }),
        ...(inputs.keepVersions !== undefined && { keepVersions: inputs.keepVersions }),
        ...(inputs.revisionId && { revisionId: inputs.revisionId }),
        skipUnchanged: inputs.skipUnchanged,
        dryRun: inputs.dryRun,
        preflight: inputs.preflight,
        ...(release && { release }),
    };
    return {
        credentials,
        targets: targets.map((target) => ({ target, source: (0,plan_source/* sourceIn */.tR)(source, target.region), ...shared })),
        maxParallel: inputs.maxParallel,
        failFast: inputs.failFast,
        warnings: [...warnings, ...(ofStorage ?? [])],
        repository: inputs.repository,
    };
}
/**
 * The same for code from a release. Of another release than that of the run neither ref nor commit of the run tell
 * anything, so the versions are described by its tag.
 *
 * @param tag as it turned out, where the step says `latest`
 */
function ofRelease(plan, tag) {
    const origin = [plan.repository, tag].filter(Boolean).join(' ');
    const targets = plan.targets.map((target) => {
        const { release, source } = target;
        if (release === undefined || source.kind !== 'release-asset' || source.tag === undefined)
            return target;
        return { ...target, release: (0,plan_release/* describedAs */.Ke)(release, origin), source: { ...source, tag } };
    });
    return { ...plan, targets };
}
/** Images and buckets have to be in the Region of the function, where Lambda fetches from. */
function checkSource(source, targets, problems) {
    const regions = regionsOf(targets);
    // https://docs.aws.amazon.com/lambda/latest/dg/images-create.html
    if (source.kind === 'image') {
        const { region: own } = source.image;
        const others = own === '{region}' ? [] : regions.filter((region) => region !== own);
        if (others.length === 0)
            return;
        const remedy = regions.length === 1 ? '' : ', and write `{region}` in place of the Region';
        problems.add(`\`image-uri\` is in ${own}, but the function is in ${others.join(', ')}, and Lambda needs the image there; push it there too, or let ECR replicate it${remedy}.`);
        return;
    }
    if (source.kind === 'published-version')
        return;
    const bucket = source.kind === 's3-object' ? source.bucket : source.upload?.bucket;
    if (regions.length < 2 || bucket === undefined || bucket.includes('{region}'))
        return;
    problems.add(`\`s3-bucket\` is one bucket, in one Region, but the functions are in ${regions.join(', ')}, and Lambda needs it where the function is; give a bucket for each, with \`{region}\` in its name.`);
}
/** Without a copy of its own, Lambda needs the object as long as any version is to run. */
function planStorage({ s3ObjectStorageMode: mode }, source, problems) {
    if (mode === undefined)
        return [];
    const isThroughS3 = source.kind === 's3-object' || ('upload' in source && source.upload !== undefined);
    if (!isThroughS3) {
        problems.add('`s3-object-storage-mode` is for packages in S3; give `s3-bucket`, or leave it out.');
    }
    return mode === 'REFERENCE'
        ? [
            'With `s3-object-storage-mode: REFERENCE`, Lambda keeps no copy of the package: keep the object in the bucket for as long as a version that was published from it has to run.',
        ]
        : [];
}
/** What can be true of one function or Region only. */
function checkSeveral(inputs, targets, problems) {
    const version = inputs.publishedVersion;
    if (targets.length > 1 && version !== undefined && version !== 'previous') {
        problems.add('`published-version` is the number of one function; with several give `previous`.');
    }
    if (targets.length > 1 && inputs.revisionId !== undefined) {
        problems.add('`revision-id` is of one function; leave it out with several.');
    }
    if (inputs.codeDeployGroup !== undefined && regionsOf(targets).length < targets.length) {
        problems.add('`codedeploy-deployment-group` makes one deployment at a time; use a step for each function of a Region.');
    }
    const { region: own } = (0,arn/* parseArn */.Lw)(inputs.sourceKmsKeyArn);
    const others = regionsOf(targets).filter((region) => region !== own);
    if (own === '' || targets.length < 2 || others.length === 0)
        return;
    problems.add(`\`source-kms-key-arn\` is a key in ${own}, which cannot be used in ${others.join(', ')}; use a step for each Region.`);
}
function regionsOf(targets) {
    return [...new Set(targets.map(({ region }) => region))];
}

;// CONCATENATED MODULE: ../../src/carry-out.ts





/** Obtains credentials and the package, and deploys it to every target. */
async function carryOut(plan, prepared, run) {
    if (prepared.kind === 'directory' || prepared.kind === 'release-asset') {
        return withTemporaryFolder(run.host.env['RUNNER_TEMP'], (folder) => packAndDeploy(plan, prepared, folder, run));
    }
    const session = await signIn(plan, run);
    const { deployTargets } = await Promise.all(/* import() */[__nccwpck_require__.e(636), __nccwpck_require__.e(965)]).then(__nccwpck_require__.bind(__nccwpck_require__, 10965));
    const artifact = prepared.kind === 'published-version' ? undefined : prepared;
    (0,load_meanwhile/* loadMeanwhile */.t)(() => Promise.all(/* import() */[__nccwpck_require__.e(5186), __nccwpck_require__.e(6284)]).then(__nccwpck_require__.bind(__nccwpck_require__, 46284)));
    return deployTargets({ plan, session, artifact }, run);
}
/** A directory is packaged beside the credentials; an asset is downloaded when they are there. */
async function packAndDeploy(plan, source, folder, run) {
    const { host, progress, deadline } = run;
    const stop = new AbortController();
    const signal = AbortSignal.any([host.signal, stop.signal]);
    const packing = source.kind === 'directory' ? pack(source, folder, { ...host, signal }, deadline) : undefined;
    const signingIn = signIn(plan, { ...run, deadline: deadline.endingWith(stop.signal) });
    try {
        await Promise.race([signingIn, failureOf(packing)]);
        // Where it failed, nobody needs the credentials any more.
        const { zip, warnings, tag } = await progress.phase(source.kind === 'directory' ? 'Package' : 'Download', () => packing ?? pack(source, folder, host, deadline), ({ line }) => line);
        for (const warning of warnings)
            host.log.warning(warning);
        const { deployTargets } = await Promise.all(/* import() */[__nccwpck_require__.e(636), __nccwpck_require__.e(965)]).then(__nccwpck_require__.bind(__nccwpck_require__, 10965));
        (0,load_meanwhile/* loadMeanwhile */.t)(() => Promise.all(/* import() */[__nccwpck_require__.e(5186), __nccwpck_require__.e(6284)]).then(__nccwpck_require__.bind(__nccwpck_require__, 46284)));
        const named = tag === undefined ? plan : ofRelease(plan, tag);
        return await deployTargets({ plan: named, session: await signingIn, artifact: zip }, run);
    }
    finally {
        stop.abort();
        // The one may still write to the folder, which is removed next, and the other to the log.
        await Promise.allSettled([packing, signingIn]);
    }
}
/** Ends, without an error, when the work fails, and else never. */
function failureOf(work = Promise.resolve()) {
    return new Promise((resolve) => void work.catch(() => resolve()));
}
/** The SDK is loaded while the job's token is on its way. */
function signIn(plan, { host, progress, deadline }) {
    return progress.phase('Credentials', async () => {
        const { role } = plan.credentials;
        const idToken = role?.by === 'oidc' ? (0,id_token/* requestedEarly */.U)(host.idToken, role.audience, deadline) : host.idToken;
        const { signIn } = await Promise.all(/* import() */[__nccwpck_require__.e(636), __nccwpck_require__.e(965)]).then(__nccwpck_require__.bind(__nccwpck_require__, 10965));
        return signIn(plan, { ...host, idToken }, deadline);
    });
}

// EXTERNAL MODULE: ../../src/deadline.ts
var src_deadline = __nccwpck_require__(71401);
// EXTERNAL MODULE: ../../src/deploy/outcome.ts
var outcome = __nccwpck_require__(37645);
// EXTERNAL MODULE: ../../src/deploy/progress.ts
var progress = __nccwpck_require__(32610);
// EXTERNAL MODULE: ../../src/inputs/inputs.ts
var inputs_inputs = __nccwpck_require__(36654);
// EXTERNAL MODULE: ../../src/inputs/problems.ts
var inputs_problems = __nccwpck_require__(43063);
;// CONCATENATED MODULE: ../../src/main.ts










/**
 * One step: Inputs -> Plan -> Artifact -> Deployment -> Report. Never throws: an error becomes a
 * failed step here, and only here.
 */
async function main(host) {
    const problems = new inputs_problems/* Problems */.Z();
    const inputs = (0,inputs_inputs/* readInputs */.K)(host.env, problems);
    const limitMs = inputs.waitTimeoutSeconds * 1000;
    const deadline = new src_deadline/* Deadline */.B(limitMs, host.clock, host.signal, host.random);
    const run = { host, progress: new progress/* Progress */.k(host), deadline };
    const source = (0,plan_source/* planSource */.dp)(inputs, problems);
    const configuration = await planConfiguration(inputs, problems, host);
    const plan = makePlan(inputs, source, problems, configuration);
    let outcomes;
    let failure;
    try {
        const prepared = source && (await prepare(source, problems, host));
        problems.refuse();
        if (plan === undefined || prepared === undefined)
            throw new Error('a problem of the inputs was not named');
        for (const warning of plan.warnings)
            host.log.warning(warning);
        outcomes = await carryOut(plan, prepared, run);
    }
    catch (cause) {
        const { explainFailure } = await Promise.all(/* import() */[__nccwpck_require__.e(2403), __nccwpck_require__.e(6625)]).then(__nccwpck_require__.bind(__nccwpck_require__, 69815));
        const [first, ...others] = plan?.targets ?? [];
        const error = await explainFailure(cause, host, { region: first?.target.region });
        failure = error;
        outcomes =
            first === undefined || others.length === 0
                ? [(0,outcome/* outcomeOf */.sG)(first, run.progress, error)]
                : [first, ...others].map((target) => (0,outcome/* untouched */.sF)(target, error));
    }
    const { report } = await Promise.all(/* import() */[__nccwpck_require__.e(5186), __nccwpck_require__.e(6284)]).then(__nccwpck_require__.bind(__nccwpck_require__, 46284));
    await report({ outcomes, error: failure, elapsedMs: run.progress.elapsedMs }, { ...host, jobSummary: inputs.jobSummary });
}


/***/ }),

/***/ 64790:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ codeHash),
/* harmony export */   G: () => (/* binding */ DIRECT_LIMIT)
/* harmony export */ });
/**
 * Largest zip that UpdateFunctionCode takes in its request, in bytes
 * (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
 */
const DIRECT_LIMIT = 52_428_800;
/** CodeSha256 of an artifact as Lambda will report it; undefined where only Lambda can tell. */
function codeHash(artifact) {
    return artifact.kind === 'image' ? artifact.image.digest : artifact.sha256;
}


/***/ }),

/***/ 39233:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ bulletList)
/* harmony export */ });
/** So many lines are shown; of more, only how many there are. */
const SHOWN = 10;
/** A line for each, for an error text or a warning. */
function bulletList(items) {
    const lines = items.slice(0, SHOWN).map((item) => `- ${item}`);
    if (items.length > SHOWN)
        lines.push(`- and ${items.length - SHOWN} more`);
    return lines.join('\n');
}


/***/ }),

/***/ 65784:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ remedyForPath),
/* harmony export */   c: () => (/* binding */ remedyForEmptyWorkspace)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);


/** Names of files that an error lists. */
const MOST_NAMES = 8;
/**
 * What to change if a path that an input gives cannot be opened.
 *
 * @param input Name of the input.
 */
function remedyForPath(input, path) {
    const remedy = remedyForEmptyWorkspace(path);
    if (remedy !== undefined)
        return remedy;
    if (node_path__WEBPACK_IMPORTED_MODULE_1__.sep === '/' && path.includes('\\') && !/^[A-Za-z]:/.test(path) && !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path)) {
        return `Use forward slashes: ${path.replaceAll('\\', '/')}`;
    }
    if (path.startsWith('/') && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path.slice(1))) {
        return `Leave the slash at its beginning out: ${path.slice(1)}`;
    }
    if (input === 'source-dir' && path.includes('*')) {
        return '`source-dir` takes no pattern: name the directory, and choose its files with `include` and `exclude`.';
    }
    const check = `Check \`${input}\`: it is relative to the workspace, and an earlier step must have made it.`;
    return [check, contentsOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path))].filter((part) => part !== undefined).join(' ');
}
/** What is there instead, so that nobody has to add a step that lists it. */
function contentsOf(folder) {
    const names = (namesIn(folder) ?? []).filter((name) => !name.startsWith('.')).toSorted();
    if (names.length === 0 || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(folder))
        return undefined;
    const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
    return `${folder === '.' ? 'The workspace' : folder} holds ${names.slice(0, MOST_NAMES).join(', ')}${more}.`;
}
/** What to change if a path leads to nothing because the workspace, in which the runner starts an action, is empty. */
function remedyForEmptyWorkspace(path) {
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path) || !isEmpty('.'))
        return undefined;
    return 'The workspace is empty: it needs a step before this one, such as `actions/checkout` or `actions/download-artifact`.';
}
/** Undefined if it cannot be read. */
function namesIn(folder) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder);
    }
    catch {
        return undefined;
    }
}
function isEmpty(folder) {
    return namesIn(folder)?.length === 0;
}


/***/ }),

/***/ 31286:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ openZip)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: ../../src/errors.ts
var errors = __nccwpck_require__(76378);
// EXTERNAL MODULE: ../../src/system-error.ts
var system_error = __nccwpck_require__(68783);
;// CONCATENATED MODULE: ../../src/package/file-kind.ts
/** How files begin that are given in place of a zip, and what they are. */
const KINDS = [
    ['version https://git-lfs', 'a pointer of Git LFS: check out with `lfs: true`'],
    ['<', 'a page of HTML or XML, as a failed download leaves it'],
    ['{', 'JSON'],
    ['\x1f\x8b', 'a gzip, such as a .tar.gz'],
    ['BZh', 'a bzip2, such as a .tar.bz2'],
    ['\xfd7zXZ', 'an xz, such as a .tar.xz'],
    ['(\xb5/\xfd', 'a Zstandard file, such as a .tar.zst'],
    ['7z\xbc\xaf', 'a 7-Zip archive'],
    ['Rar!', 'a RAR archive'],
    ['\x7fELF', 'a Linux program'],
];
/** Bytes that tell the kind of a file. */
const START_SIZE = 24;
/** What a file is that begins so: a kind, or its first four bytes. */
function kindOf(start) {
    const text = start.toString('latin1');
    const [, kind] = KINDS.find(([known]) => text.startsWith(known)) ?? [];
    return kind ?? `a file that starts with the bytes ${start.subarray(0, 4).toString('hex')}`;
}

// EXTERNAL MODULE: ../../src/package/missing-path.ts
var missing_path = __nccwpck_require__(65784);
;// CONCATENATED MODULE: ../../src/package/zip-file.ts








/** Bytes read at a time. */
const READ_SIZE = 1024 * 1024;
/** The end record of a zip has 22 bytes and a comment of at most 65,535 (APPNOTE 4.3.16). */
const END_RECORD_SIZE = 22;
const LONGEST_TAIL = END_RECORD_SIZE + 0xffff;
const END_RECORD = Buffer.from('PK\x05\x06', 'latin1');
/** What a zip starts with: its first entry, or the end record where it has none. */
const STARTS = [Buffer.from('PK\x03\x04', 'latin1'), END_RECORD];
/**
 * A zip or jar that was made before, hashed in one pass over the file.
 *
 * @param file Path, relative to the working directory or absolute.
 * @param name what messages call it
 * @throws DeployError if it is missing, a directory, empty, not a zip, or changes meanwhile.
 */
async function openZip(file, signal, name = file) {
    const path = (0,external_node_path_.resolve)(file);
    // Opening a pipe that nobody writes to would never end.
    const handle = await reading(name, () => (0,promises_.open)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK));
    try {
        const before = await handle.stat();
        refuseOtherKinds(name, before);
        const { sha256, size, head, tail } = await reading(name, () => scan(handle, signal));
        checkZip(name, head, tail);
        if (size !== before.size || (await handle.stat()).mtimeMs !== before.mtimeMs)
            throw changed(name);
        return { kind: 'zip', path, size, sha256 };
    }
    finally {
        await handle.close();
    }
}
function refuseOtherKinds(file, stats) {
    if (stats.isDirectory()) {
        throw new errors/* DeployError */.s({
            what: `${file} is a directory, not a zip.`,
            remedy: 'Give it as `source-dir` instead of `zip-file`, and it will be packaged.',
        });
    }
    if (!stats.isFile())
        throw notAZip(file, 'It is not a regular file.');
    if (stats.size === 0)
        throw notAZip(file, 'It is empty.');
}
async function scan(handle, signal) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const buffer = Buffer.allocUnsafe(READ_SIZE);
    let size = 0;
    let head;
    let tail = Buffer.alloc(0);
    for (;;) {
        signal?.throwIfAborted();
        const { bytesRead } = await handle.read(buffer, 0, READ_SIZE, size);
        if (bytesRead === 0)
            return { sha256: hash.digest('base64'), size, head: head ?? tail, tail };
        const bytes = buffer.subarray(0, bytesRead);
        hash.update(bytes);
        size += bytesRead;
        head ??= Buffer.from(bytes.subarray(0, START_SIZE));
        tail = Buffer.concat([tail, bytes.subarray(-LONGEST_TAIL)]).subarray(-LONGEST_TAIL);
    }
}
function checkZip(file, head, tail) {
    if (!STARTS.some((start) => start.equals(head.subarray(0, start.length)))) {
        throw notAZip(file, `It is ${kindOf(head)}.`);
    }
    const end = tail.lastIndexOf(END_RECORD);
    if (end < 0 || end + END_RECORD_SIZE > tail.length) {
        throw notAZip(file, 'It starts as a zip, but its end is missing: it was cut off while it was written or copied.');
    }
}
async function reading(file, read) {
    try {
        return await read();
    }
    catch (error) {
        const code = (0,system_error/* systemCode */.x)(error);
        // An abort is nothing the file is to blame for.
        if (code === undefined || !/^E[A-Z]+$/.test(code))
            throw error;
        throw new errors/* DeployError */.s({
            what: `Could not read the zip ${file}.`,
            why: (0,system_error/* systemReason */.u)(error),
            remedy: (0,missing_path/* remedyForPath */.J)('zip-file', file),
            cause: error,
        });
    }
}
function notAZip(file, why) {
    return new errors/* DeployError */.s({
        what: `${file} is not a zip that Lambda could unpack.`,
        why,
        remedy: 'Give a .zip or .jar as `zip-file`, or a directory as `source-dir`.',
    });
}
function changed(file) {
    return new errors/* DeployError */.s({
        what: `${file} changed while it was being read.`,
        remedy: 'Let what writes it finish before this step.',
    });
}


/***/ }),

/***/ 93335:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ planCredentials)
/* harmony export */ });
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(17650);
/* harmony import */ var _region_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(11257);


/** Whose credentials are used, and of which accounts they may be. */
function planCredentials(inputs, targets, problems) {
    const { role, chaining, externalId, sessionName, durationSeconds } = inputs.credentials;
    const allowedAccountIds = inputs.credentials.allowedAccountIds?.split(',').map((id) => id.trim()) ?? [];
    if (chaining && role === undefined)
        problems.add('`role-chaining` needs `role-to-assume`.');
    if (externalId !== undefined && !chaining) {
        problems.add('`role-external-id` goes with `role-chaining: true`; a role assumed by OIDC has no external id.');
    }
    if (chaining && durationSeconds > 3600) {
        problems.add('`role-duration-seconds` is at most 3600 with `role-chaining`.');
    }
    const accounts = targets.map(({ account }) => ['function-name', account]);
    checkAccounts([...accounts, ['role-to-assume', (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .accountOf */ .XP)(role)]], allowedAccountIds, problems);
    if (role === undefined)
        return { allowedAccountIds };
    const [first] = targets;
    if (first !== undefined)
        checkPartition(role, first.region, problems);
    const audience = inputs.credentials.audience ?? (0,_region_js__WEBPACK_IMPORTED_MODULE_1__/* .tokenAudience */ .kv)(first?.region ?? '');
    const by = chaining ? 'chaining' : 'oidc';
    return {
        role: { arn: role, by, sessionName, durationSeconds, audience, ...(externalId && { externalId }) },
        allowedAccountIds,
    };
}
function checkAccounts(accounts, allowed, problems) {
    if (allowed.length === 0)
        return;
    const sentences = accounts
        .filter(([, account]) => account !== undefined && !allowed.includes(account))
        .map(([input, account]) => `\`${input}\` is of account ${account}, which \`allowed-account-ids\` does not list.`);
    for (const sentence of new Set(sentences))
        problems.add(sentence);
}
/** Credentials of one partition are unknown in all others. */
function checkPartition(role, region, problems) {
    const own = (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .parseArn */ .Lw)(role).partition;
    const needed = (0,_region_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOf */ .iQ)(region);
    if (own === needed)
        return;
    problems.add(`\`role-to-assume\` is in the partition ${own}, but ${region} is in ${needed}: roles of one cannot be used in the other.`);
}


/***/ }),

/***/ 17732:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _size_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(13668);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(68783);



/**
 * The text of a file that an input names instead of holding the text itself.
 *
 * @param most bytes
 * @param refuse is given the reason, as a sentence, if it cannot be read
 */
function readFile(path, most, refuse) {
    let descriptor;
    try {
        // Opening a pipe that nobody writes to would never end.
        descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
        const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor);
        if (!stats.isFile() && !stats.isDirectory())
            refuse('It is not a regular file.');
        else if (stats.size > most)
            refuse(`It has more than ${(0,_size_js__WEBPACK_IMPORTED_MODULE_2__/* .readableSize */ .g)(most)}.`);
        else
            return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(descriptor, 'utf8');
    }
    catch (error) {
        refuse((0,_system_error_js__WEBPACK_IMPORTED_MODULE_1__/* .systemReason */ .u)(error));
    }
    finally {
        if (descriptor !== undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
    }
    return undefined;
}


/***/ }),

/***/ 83130:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Ke: () => (/* binding */ describedAs),
  F3: () => (/* binding */ planRelease),
  vI: () => (/* binding */ shortened)
});

// EXTERNAL MODULE: ../../src/inputs/fields.ts
var fields = __nccwpck_require__(56046);
;// CONCATENATED MODULE: ../../src/plan/code-deploy.ts

/** The deployment that the inputs ask CodeDeploy for; undefined where they ask for none, or where it is a problem. */
function planCodeDeploy(inputs, problems) {
    const { codeDeployApplication: application, codeDeployGroup: group } = inputs;
    const { codeDeployConfiguration: configuration } = inputs;
    if ((application ?? group ?? configuration) === undefined)
        return undefined;
    for (const [name, value] of [
        ['codedeploy-application', application],
        ['codedeploy-deployment-group', group],
    ]) {
        if (value === undefined && !problems.has(name))
            problems.add(`A deployment by CodeDeploy needs \`${name}\`, which is missing.`);
    }
    if (inputs.alias === undefined && !problems.has('alias')) {
        problems.add('CodeDeploy shifts the traffic of an alias, but `alias` is not given.');
    }
    if (inputs.aliasWeight < 100) {
        problems.add('`alias-weight` and CodeDeploy both share the traffic of the alias; leave one out.');
    }
    if (inputs.aliasDescription !== undefined) {
        problems.add('CodeDeploy keeps the description of an alias; leave `alias-description` out.');
    }
    if (configuration !== undefined)
        checkConfiguration(configuration, inputs, problems);
    if (application === undefined || group === undefined)
        return undefined;
    return { application, group, ...(configuration && { configuration }) };
}
function checkConfiguration(name, { waitTimeoutSeconds }, problems) {
    if (/^CodeDeployDefault\.(?!Lambda)/.test(name)) {
        problems.add(`\`codedeploy-deployment-config\` is not for Lambda: ${(0,fields/* quote */.hD)(name)}. Those for Lambda begin with CodeDeployDefault.Lambda.`);
    }
    const minutes = minutesOf(name);
    if (minutes === undefined || minutes * 60 < waitTimeoutSeconds)
        return;
    problems.add(`\`codedeploy-deployment-config\` takes ${minutes} minutes, but the step ends after ${waitTimeoutSeconds} s; set \`wait-timeout-seconds\` to more than ${minutes * 60}.`);
}
/**
 * How long a configuration of AWS's own takes; undefined of any other
 * (https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html).
 */
function minutesOf(name) {
    const [, canary] = /^CodeDeployDefault\.LambdaCanary10Percent(\d+)Minutes$/.exec(name) ?? [];
    if (canary !== undefined)
        return Number(canary);
    const [, linear] = /^CodeDeployDefault\.LambdaLinear10PercentEvery(\d+)Minutes?$/.exec(name) ?? [];
    // The first tenth at once, the last after nine more.
    return linear === undefined ? undefined : 9 * Number(linear);
}

// EXTERNAL MODULE: ../../src/plan/read-file.ts
var read_file = __nccwpck_require__(17732);
;// CONCATENATED MODULE: ../../src/plan/smoke-test.ts


/** Largest payload, and largest answer, of a synchronous invocation, in bytes (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). */
const MOST_BYTES = 6_291_456;
/** The test that the inputs ask for; undefined where none is, or where it is a problem. */
function planSmokeTest(inputs, problems) {
    const { smokeTestPayload, smokeTestExpect, publish, publishTo, alias } = inputs;
    if (smokeTestPayload === undefined) {
        if (smokeTestExpect !== undefined) {
            problems.add('`smoke-test-expect` needs `smoke-test-payload`, which the function is invoked with.');
        }
        return undefined;
    }
    if (publishTo !== undefined || (publish !== true && alias === undefined)) {
        problems.add('`smoke-test-payload` is for a published version; give `alias` or `publish: true`.');
    }
    const payload = readJson('smoke-test-payload', smokeTestPayload, problems);
    const expected = smokeTestExpect && readJson('smoke-test-expect', smokeTestExpect, problems);
    if (payload === undefined)
        return undefined;
    const bytes = Buffer.byteLength(payload.text);
    if (bytes > MOST_BYTES) {
        problems.add(`\`smoke-test-payload\` has ${bytes} bytes; an invocation takes at most ${MOST_BYTES}.`);
    }
    return { payload: payload.text, ...(expected && { expected: { value: expected.value } }) };
}
/** JSON as it is given, or from the file whose path is given. */
function readJson(input, given, problems) {
    const inline = parse(given);
    if (inline !== undefined)
        return inline;
    if (/^[{["]/.test(given)) {
        problems.add(`\`${input}\` is not valid JSON${placeIn(given)}.`);
        return undefined;
    }
    const text = (0,read_file/* readFile */.T)(given, MOST_BYTES, (why) => problems.add(`\`${input}\` is neither JSON nor a file that can be read: ${(0,fields/* quote */.hD)(given)}. ${why}`));
    if (text === undefined)
        return undefined;
    const file = parse(text);
    if (file === undefined) {
        problems.add(`\`${input}\` is the path of a file that does not hold valid JSON: ${(0,fields/* quote */.hD)(given)}.`);
    }
    return file;
}
/** Where a text stops being JSON, without quoting it: what it holds is nobody else's business. */
function placeIn(text) {
    try {
        JSON.parse(text);
    }
    catch (error) {
        const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(String(error)) ?? [];
        if (line !== undefined)
            return `, line ${line}, column ${column}`;
    }
    return '';
}
function parse(text) {
    try {
        return { text, value: JSON.parse(text) };
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ../../src/plan/release.ts


/** A version's description has at most 256 characters (API_PublishVersion). */
const DESCRIPTION_LIMIT = 256;
/** What is published, and where the alias points afterwards. */
function planRelease(inputs, problems) {
    const { alias, aliasDescription, publish, publishTo } = inputs;
    if (publish === false && alias !== undefined) {
        problems.add('`alias` points at a published version, but `publish` is false; leave `publish` out.');
    }
    if (publish === false && publishTo !== undefined) {
        problems.add('`publish-to` publishes, but `publish` is false; leave `publish` out.');
    }
    if (alias !== undefined && publishTo !== undefined) {
        problems.add('`alias` needs a numbered version; leave out `alias` or `publish-to`.');
    }
    if (alias === undefined && aliasDescription !== undefined && !problems.has('alias')) {
        problems.add('`alias-description` describes an alias, but `alias` is not given.');
    }
    if (inputs.aliasWeight < 100 && alias === undefined && !problems.has('alias')) {
        problems.add('`alias-weight` is the share of traffic of an alias, but `alias` is not given.');
    }
    const smokeTest = planSmokeTest(inputs, problems);
    const codeDeploy = planCodeDeploy(inputs, problems);
    const { versionDescription, origin } = inputs;
    if (publish !== true && alias === undefined && publishTo === undefined) {
        const unused = versionDescription !== undefined;
        return {
            warnings: unused ? ['`version-description` is not used, since no version is published.'] : [],
        };
    }
    const wanted = versionDescription ?? origin;
    const tooLong = wanted.length > DESCRIPTION_LIMIT;
    const description = tooLong ? `${shortened(wanted)}…` : wanted;
    return {
        release: {
            description,
            ...(versionDescription === undefined && { isDefault: true }),
            ...(publishTo && { publishTo }),
            ...(alias && { alias: aliasOf(alias, inputs) }),
            ...(smokeTest && { smokeTest }),
            ...(codeDeploy && { codeDeploy }),
        },
        warnings: tooLong
            ? [`The version's description has ${wanted.length} characters and was cut to ${DESCRIPTION_LIMIT}.`]
            : [],
    };
}
function aliasOf(name, { aliasDescription: description, aliasWeight }) {
    return {
        name,
        ...(description && { description }),
        ...(aliasWeight < 100 && { weight: aliasWeight / 100 }),
    };
}
/** Between words where there are any: the log shows it, and the piece of a secret would not be masked. */
function shortened(description, limit = DESCRIPTION_LIMIT) {
    if (description.length <= limit)
        return description;
    const head = description.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '');
    return head.replace(/(?<=\s)\S+$/, '');
}
/** The same for code of another release than the run is of: a description that the step does not give names it. */
function describedAs(release, origin) {
    return release.isDefault ? { ...release, description: origin } : release;
}


/***/ }),

/***/ 82180:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GK: () => (/* binding */ givenSources),
/* harmony export */   dp: () => (/* binding */ planSource),
/* harmony export */   tR: () => (/* binding */ sourceIn)
/* harmony export */ });
/* harmony import */ var _inputs_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(56046);
/* harmony import */ var _inputs_image_uri_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(77177);
/* harmony import */ var _upload_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(72688);



/** The sources that the inputs name, each by its inputs. */
function givenSources(inputs) {
    const { zipFile, sourceDir, imageUri, releaseAsset, s3Bucket, s3Key, s3ObjectVersion } = inputs;
    // With a local source the bucket is where it is uploaded to.
    const isLocal = (zipFile ?? sourceDir ?? releaseAsset) !== undefined;
    const sources = {
        '`zip-file`': zipFile,
        '`source-dir`': sourceDir,
        '`image-uri`': imageUri,
        '`release-asset`': releaseAsset,
        '`published-version`': inputs.publishedVersion,
        '`s3-bucket` with `s3-key`': isLocal ? undefined : (s3Bucket ?? s3Key ?? s3ObjectVersion),
    };
    return Object.entries(sources)
        .filter(([, value]) => value !== undefined)
        .map(([name]) => name);
}
/** Finds the one source that the inputs name. */
function planSource(inputs, problems) {
    const { zipFile, sourceDir, imageUri, s3Bucket, s3Key, s3ObjectVersion } = inputs;
    const given = givenSources(inputs);
    if (given.length !== 1) {
        if (given.length === 0 && ['published-version', 's3-bucket'].some((name) => problems.has(name)))
            return undefined;
        problems.add(given.length === 0
            ? 'No source: give `zip-file`, `source-dir`, `image-uri`, `release-asset`, `published-version`, or `s3-bucket` with `s3-key`.'
            : `Give one source, not ${given.length}: ${given.join(' and ')}.`);
        return undefined;
    }
    checkOfOthers(inputs, problems);
    if (zipFile !== undefined)
        return { kind: 'zip-file', path: zipFile, ...uploadOf(inputs, problems) };
    if (sourceDir !== undefined) {
        const { include, exclude } = inputs;
        return { kind: 'directory', path: sourceDir, include, exclude, ...uploadOf(inputs, problems) };
    }
    if (inputs.releaseAsset !== undefined) {
        const { releaseAsset: asset, releaseTag: tag, githubToken: token } = inputs;
        const named = { ...(tag && { tag }), ...(token && { token }) };
        return { kind: 'release-asset', asset, ...named, ...uploadOf(inputs, problems) };
    }
    if (inputs.publishedVersion !== undefined)
        return planPublished(inputs.publishedVersion, inputs, problems);
    if (imageUri !== undefined)
        return planImage(imageUri, inputs, problems);
    if (s3Bucket !== undefined && s3Key !== undefined) {
        if (/[{}]/.test(s3Bucket.replaceAll('{region}', ''))) {
            problems.add('`s3-bucket` may have `{region}` in it, but nothing else in braces with a package that is in S3 already.');
        }
        return {
            kind: 's3-object',
            bucket: s3Bucket,
            key: s3Key,
            ...(s3ObjectVersion && { version: s3ObjectVersion }),
            ...(inputs.s3BucketOwner && { owner: inputs.s3BucketOwner }),
        };
    }
    const missing = s3Bucket === undefined ? 's3-bucket' : 's3-key';
    if (problems.has(missing))
        return undefined;
    problems.add(`An object in S3 needs both names: \`${missing}\` is missing.`);
    return undefined;
}
/** Inputs that belong to a source that is not given. */
function checkOfOthers(inputs, problems) {
    const { zipFile, sourceDir, releaseAsset } = inputs;
    if (sourceDir === undefined && inputs.include.length + inputs.exclude.length > 0) {
        problems.add('`include` and `exclude` choose files of `source-dir`, which is not given.');
    }
    if (releaseAsset === undefined && inputs.releaseTag !== undefined) {
        problems.add('`release-tag` names the release of `release-asset`, which is not given.');
    }
    if (inputs.signingProfile !== undefined && (zipFile ?? sourceDir ?? releaseAsset) === undefined) {
        problems.add('`signing-profile` signs packages that this step uploads; leave it out with any other source.');
    }
}
/** The source as it is in a Region: images and objects in S3 may name it by `{region}`. */
function sourceIn(source, region) {
    const inRegion = (text) => text.replaceAll('{region}', region);
    switch (source.kind) {
        case 'image': {
            const { image } = source;
            return { kind: 'image', image: { ...image, uri: inRegion(image.uri), region: inRegion(image.region) } };
        }
        case 's3-object':
            return { ...source, bucket: inRegion(source.bucket) };
        case 'zip-file':
        case 'directory':
        case 'release-asset':
        case 'published-version':
            return source;
    }
}
function uploadOf(inputs, problems) {
    const upload = (0,_upload_js__WEBPACK_IMPORTED_MODULE_1__/* .planUpload */ .d7)(inputs, problems);
    return upload === undefined ? {} : { upload };
}
/** Nothing is uploaded, so what describes an upload or a new version is a mistake. */
function planPublished(version, inputs, problems) {
    const { alias, architecture, configuration, revisionId, publishTo, sourceKmsKeyArn, versionDescription } = inputs;
    if (alias === undefined && !problems.has('alias')) {
        problems.add('`published-version` needs the `alias` that is to move to it.');
    }
    const unused = Object.entries({
        architecture,
        configuration,
        'create-if-missing': inputs.createIfMissing || undefined,
        'revision-id': revisionId,
        'publish-to': publishTo,
        'source-kms-key-arn': sourceKmsKeyArn,
        'version-description': versionDescription,
    }).flatMap(([name, value]) => (value === undefined ? [] : [`\`${name}\``]));
    if (unused.length > 0) {
        problems.add(`\`published-version\` uploads and publishes nothing; leave out ${unused.join(', ')}.`);
    }
    return { kind: 'published-version', version };
}
function planImage(uri, inputs, problems) {
    if (inputs.sourceKmsKeyArn !== undefined) {
        problems.add('`source-kms-key-arn` encrypts zip packages; leave it out with `image-uri`.');
    }
    if (inputs.s3BucketOwner !== undefined) {
        problems.add('`s3-bucket-owner` is for packages in S3; leave it out with `image-uri`.');
    }
    const image = (0,_inputs_image_uri_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageUri */ .f)(uri);
    if (image !== undefined)
        return { kind: 'image', image };
    problems.add(`\`image-uri\` ${(0,_inputs_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(uri)} is not an Amazon ECR image with a tag or digest (ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME:TAG).`);
    return undefined;
}


/***/ }),

/***/ 80063:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ namedFunctions),
/* harmony export */   i: () => (/* binding */ planTargets)
/* harmony export */ });
/* harmony import */ var _function_name_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(68553);
/* harmony import */ var _inputs_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(56046);
/* harmony import */ var _region_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(11257);



/** As many as a matrix of jobs has at most; with more of them the results would not fit into an output. */
const MOST_TARGETS = 256;
/**
 * Every function in every Region, in the order in which they were given; an ARN brings its own Region.
 *
 * @param account of what is named without one, as far as it is known
 * @returns none where functions or Regions are a problem
 */
function planTargets(inputs, account, problems) {
    const functions = namedFunctions(inputs, problems);
    const regions = regionsOf(inputs, problems);
    if (functions === undefined || regions === undefined)
        return [];
    refuseOtherRegions(functions, inputs, problems);
    const targets = functions.flatMap(({ name, region: own, account: of }) => (own === undefined ? regions : [own]).map((region) => ({
        functionName: name,
        region,
        ...(of && { account: of }),
    })));
    if (targets.length === 0)
        problems.add('No Region: set `aws-region`, or AWS_REGION in the environment.');
    if (targets.length > MOST_TARGETS) {
        problems.add(`\`function-name\` and \`aws-region\` make ${targets.length} targets; a step takes at most ${MOST_TARGETS}.`);
    }
    refuseTwice(targets, account, problems);
    refuseSeveralPartitions(targets, problems);
    return targets;
}
/** The functions that the inputs name; undefined where that is a problem. */
function namedFunctions({ functionNames }, problems) {
    if (problems.has('function-name'))
        return undefined;
    if (functionNames.length === 0) {
        problems.add('`function-name` is missing.');
        return undefined;
    }
    const functions = [];
    for (const name of functionNames) {
        const parsed = (0,_function_name_js__WEBPACK_IMPORTED_MODULE_0__/* .parseFunctionName */ .RJ)(name);
        const hint = name.includes(',') ? '; give one function per line' : '';
        if ('invalid' in parsed)
            problems.add(`\`function-name\` ${(0,_inputs_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(name)} ${parsed.invalid}${hint}.`);
        else
            functions.push(parsed);
    }
    return problems.has('function-name') ? undefined : functions;
}
/** Where functions are that bring no Region; none where nothing says it, undefined where that is a problem. */
function regionsOf({ regions, defaultRegion }, problems) {
    if (problems.has('aws-region'))
        return undefined;
    const twice = regions.find((region, at) => regions.indexOf(region) !== at);
    if (twice !== undefined) {
        problems.add(`\`aws-region\` has ${twice} more than once; name it once.`);
        return undefined;
    }
    if (regions.length > 0 || defaultRegion === undefined)
        return regions;
    if (_region_js__WEBPACK_IMPORTED_MODULE_1__/* .REGION_NAME */ .hS.test(defaultRegion))
        return [defaultRegion];
    problems.add(`AWS_REGION in the environment is not the name of an AWS Region; it is ${(0,_inputs_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(defaultRegion)}.`);
    return undefined;
}
/** An ARN of a Region that is not asked for, and a Region that no function is for, are mistakes. */
function refuseOtherRegions(functions, { regions }, problems) {
    if (regions.length === 0)
        return;
    for (const { name, region } of functions) {
        if (region === undefined || regions.includes(region))
            continue;
        const which = functions.length === 1 ? '' : ` ${(0,_inputs_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(name)}`;
        problems.add(`\`aws-region\` is ${regions.join(', ')}, but the ARN${which} in \`function-name\` is of ${region}; leave one of them out.`);
    }
    const unused = regions.filter((each) => functions.every(({ region }) => region && region !== each));
    if (unused.length === 0 || unused.length === regions.length)
        return;
    problems.add(`\`aws-region\` has ${unused.join(', ')}, where nothing would be deployed: every ARN in \`function-name\` is of another Region.`);
}
/** Two deployments of one function at the same time would undo each other. */
function refuseTwice(targets, account, problems) {
    const seen = new Map();
    const twice = new Set();
    for (const target of targets) {
        const place = `${(0,_function_name_js__WEBPACK_IMPORTED_MODULE_0__/* .bareName */ .yZ)(target.functionName)} in ${target.region}`;
        const others = seen.get(place) ?? [];
        if (others.some((other) => isSameAccount(other.account ?? account, target.account ?? account)))
            twice.add(place);
        seen.set(place, [...others, target]);
    }
    for (const place of twice)
        problems.add(`\`function-name\` has ${place} more than once; name it once.`);
}
/** Unless both are known and differ, they are taken for the same. */
function isSameAccount(one, other) {
    return one === undefined || other === undefined || one === other;
}
/** Credentials of one partition are unknown in all others. */
function refuseSeveralPartitions(targets, problems) {
    const partitions = [...new Set(targets.map(({ region }) => (0,_region_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOf */ .iQ)(region)))];
    if (partitions.length < 2)
        return;
    problems.add(`The Regions are in the partitions ${partitions.join(' and ')}, and no credentials are good for both; use a step for each.`);
}


/***/ }),

/***/ 72688:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d7: () => (/* binding */ planUpload),
/* harmony export */   lG: () => (/* binding */ signedPrefix),
/* harmony export */   pz: () => (/* binding */ fillIn)
/* harmony export */ });
/* unused harmony export unknownPlaceholders */
/** Where a package goes unless the step says otherwise: the same bytes always have the same key. */
const DEFAULT_KEY = 'lambda/{sha256}.zip';
const IN_BUCKET = ['region', 'account'];
const IN_KEY = ['sha256', 'function', 'region', 'account'];
/** The placeholders of a template that nothing is known for. */
function unknownPlaceholders(template, where) {
    const known = where === 'bucket' ? IN_BUCKET : IN_KEY;
    return [...template.matchAll(/\{([^{}]*)\}/g)]
        .filter(([, name]) => !known.includes(name ?? ''))
        .map(([whole]) => whole);
}
/** Puts the values in place of the placeholders. */
function fillIn(template, values) {
    return template.replace(/\{(sha256|function|region|account)\}/g, (_, name) => values[name]);
}
/** What the key of a signed package begins with; AWS Signer ends it with the id of its job. */
function signedPrefix(key) {
    return `signed/${key.replace(/\.(zip|jar)$/, '')}-`;
}
/** With a local source, `s3-bucket` is where the package is uploaded to. */
function planUpload(inputs, problems) {
    const { s3Bucket: bucket, s3Key, s3BucketOwner: owner, s3ObjectVersion, signingProfile } = inputs;
    if (s3ObjectVersion !== undefined) {
        problems.add('`s3-object-version` names an object that is in S3 already; leave it out with a local source.');
    }
    if (bucket === undefined) {
        if (problems.has('s3-bucket'))
            return undefined;
        if (s3Key !== undefined)
            problems.add('`s3-key` with a local source needs `s3-bucket` to upload to.');
        if (owner !== undefined)
            problems.add('`s3-bucket-owner` needs the `s3-bucket` that the account owns.');
        if (signingProfile !== undefined)
            problems.add('`signing-profile` needs a versioned `s3-bucket`, which AWS Signer signs packages in.');
        return undefined;
    }
    const key = s3Key ?? DEFAULT_KEY;
    for (const [name, unknown] of [
        ['s3-bucket', unknownPlaceholders(bucket, 'bucket')],
        ['s3-key', unknownPlaceholders(key, 'key')],
    ]) {
        if (unknown.length > 0)
            problems.add(`\`${name}\` has a placeholder that nothing is known for: ${unknown.join(', ')}.`);
    }
    return { bucket, key, ...(owner && { owner }), ...(signingProfile && { signingProfile }) };
}


/***/ }),

/***/ 12469:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fl: () => (/* binding */ ignoredProxy),
/* harmony export */   Hd: () => (/* binding */ proxyAgents),
/* harmony export */   YM: () => (/* binding */ nameProxy)
/* harmony export */ });
/* unused harmony export HONOURS_PROXIES */
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(37067);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_http__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(44708);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_https__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76378);



/** This option came with the support for proxies that agents have, in 24.5 and in 22.21. */
const HONOURS_PROXIES = process.allowedNodeEnvironmentFlags.has('--use-env-proxy');
/**
 * Node's own agents honour HTTPS_PROXY and NO_PROXY from 24.5 on, where they are handed the environment
 * (https://nodejs.org/api/http.html#built-in-proxy-support).
 *
 * @throws {DeployError} where a proxy is set that is none
 */
function proxyAgents(env) {
    const proxies = { 'http:': proxyOf(env, 'HTTP_PROXY'), 'https:': proxyOf(env, 'HTTPS_PROXY') };
    const proxyEnv = {
        http_proxy: proxies['http:']?.href,
        https_proxy: proxies['https:']?.href,
        no_proxy: withSubdomains(env['no_proxy'] || env['NO_PROXY'] || ''),
    };
    const options = { keepAlive: true, proxyEnv };
    return { proxies, httpAgent: new (node_http__WEBPACK_IMPORTED_MODULE_0___default().Agent)(options), httpsAgent: new (node_https__WEBPACK_IMPORTED_MODULE_1___default().Agent)(options) };
}
/** What a run should say before its first request, where this Node would go past the proxy that is set. */
function ignoredProxy(env, honoured = HONOURS_PROXIES) {
    const name = ['HTTPS_PROXY', 'HTTP_PROXY'].find((each) => env[each.toLowerCase()] || env[each]);
    if (honoured || name === undefined)
        return undefined;
    return `${name} is set, but Node ${process.version} of this runner ignores it: update the runner to 2.328.0 or later.`;
}
/** As curl reads it: the name in lower case first, `http://` where there is no scheme. */
function proxyOf(env, name) {
    const text = env[name.toLowerCase()] || env[name];
    if (!text)
        return undefined;
    const url = URL.parse(text.includes('://') ? text : `http://${text}`);
    if (url && /^https?:$/.test(url.protocol) && isDecodable(url.username + url.password))
        return url;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .s({
        what: `${name} is not the URL of a proxy that can be used.`,
        remedy: 'Write it as http://HOST:PORT or http://USER:PASSWORD@HOST:PORT, with %-encoding for reserved characters. SOCKS is not supported.',
    });
}
function isDecodable(text) {
    try {
        decodeURIComponent(text);
        return true;
    }
    catch {
        return false;
    }
}
/**
 * To Node `example.com` is that host alone. To curl and the AWS CLI it stands for its subdomains too, as `.example.com` does to all of them.
 */
function withSubdomains(noProxy) {
    return noProxy
        .split(',')
        .map((entry) => entry.trim())
        .map((entry) => (/^(?=.*[a-z])\w[^:/]*$/i.test(entry) ? `.${entry}` : entry))
        .join(',');
}
/**
 * The error of a request, naming the proxy that it went through. Some Nodes quote the proxy with its
 * credentials, and none says that it was a proxy which it could not reach.
 *
 * @param protocol of the request
 */
function nameProxy(proxies, protocol, error) {
    const proxy = proxies[protocol === 'http:' ? 'http:' : 'https:'];
    if (proxy === undefined || !(error instanceof Error) || error.name === 'AbortError')
        return error;
    const shown = `${proxy.protocol}//${proxy.host}`;
    const words = error.message.replaceAll(proxy.href, shown);
    const ignored = HONOURS_PROXIES ? '' : `, but Node ${process.version} ignores it`;
    error.message = words.includes(shown) ? words : `${words} (the proxy that is set: ${shown}${ignored})`;
    return error;
}


/***/ }),

/***/ 93402:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ realClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(58500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_0__);

/** The machine's own time: monotonic, so that a clock that is set does no harm. */
const realClock = {
    now: () => performance.now(),
    sleep: async (ms, signal) => {
        try {
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, signal && { signal });
        }
        catch (error) {
            signal?.throwIfAborted();
            throw error;
        }
    },
};


/***/ }),

/***/ 11257:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Zg: () => (/* binding */ REGION),
/* harmony export */   hS: () => (/* binding */ REGION_NAME),
/* harmony export */   iQ: () => (/* binding */ partitionOf),
/* harmony export */   kd: () => (/* binding */ consoleHost),
/* harmony export */   kv: () => (/* binding */ tokenAudience)
/* harmony export */ });
/** Pattern of the Region names of every partition; the API reference's older one lacks eusc and iso. */
const REGION = '(?:eusc-)?[a-z]{2}(?:-gov|-iso[a-z]?)?-[a-z]+-\\d';
/** Whole Region names. */
const REGION_NAME = new RegExp(`^${REGION}$`);
/** Consoles by partition; the isolated partitions have none that could be linked to. */
const CONSOLES = {
    aws: (region) => `${region}.console.aws.amazon.com`,
    'aws-us-gov': () => 'console.amazonaws-us-gov.com',
    'aws-cn': () => 'console.amazonaws.cn',
    'aws-eusc': (region) => `${region}.console.amazonaws-eusc.eu`,
};
/** The partition that a Region belongs to (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html). */
function partitionOf(region) {
    if (region.startsWith('cn-'))
        return 'aws-cn';
    if (region.startsWith('us-gov-'))
        return 'aws-us-gov';
    if (region.startsWith('eusc-'))
        return 'aws-eusc';
    const isolated = /^[a-z]{2}-iso([a-z]?)-/.exec(region);
    return isolated ? `aws-iso${isolated[1] && `-${isolated[1]}`}` : 'aws';
}
/** Host of the console of a Region; undefined where it has none. */
function consoleHost(partition, region) {
    return CONSOLES[partition]?.(region);
}
/** The audience that STS takes OIDC tokens for, unless the identity provider has another one. */
function tokenAudience(region) {
    return partitionOf(region) === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com';
}


/***/ }),

/***/ 77594:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Yz: () => (/* binding */ debug),
  fJ: () => (/* binding */ fail),
  dK: () => (/* binding */ mask),
  t1: () => (/* binding */ runnerLog),
  n0: () => (/* binding */ setOutputs),
  Sy: () => (/* binding */ writeSummary)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(48161);
;// CONCATENATED MODULE: ../../src/report/color.ts
const GREEN = 32;
const RED = 31;
const YELLOW = 33;
const BOLD = 1;
/** GitHub's log shows ANSI colors, though a step never has a terminal; https://no-color.org turns them off. */
function showsColor(env) {
    return env['GITHUB_ACTIONS'] === 'true' && !env['NO_COLOR'];
}
/** A line of the log with its mark in color: what was reached, what failed, what is waited for. */
function colored(line) {
    if (line.startsWith('✓ '))
        return `${paint('✓', GREEN)}${line.slice(1)}`;
    if (line.startsWith('✗ '))
        return `${paint('✗', RED)}${line.slice(1)}`;
    return line.startsWith('  ') ? paint(line, YELLOW) : line;
}
/** What a step came to. */
function bold(line) {
    return paint(line, BOLD);
}
function paint(text, code) {
    return `\u001b[${code}m${text}\u001b[0m`;
}

// EXTERNAL MODULE: ../../src/report/sanitize.ts
var sanitize = __nccwpck_require__(7085);
;// CONCATENATED MODULE: ../../src/report/runner.ts





/*
 * The runner's protocol, as @actions/core speaks it. That package loads an HTTP client of a megabyte
 * with its first line, a quarter of a small deployment's time, so it is loaded only where it is needed
 * for that client: to ask for the OIDC token. The tests hold every byte written here against it.
 */
/** The step's log: every text is made harmless here, so nobody else has to. */
function runnerLog(env) {
    const [line, result] = showsColor(env) ? [colored, bold] : [asIs, asIs];
    return {
        info: (message) => write(line((0,sanitize/* sanitizeLine */.g$)(message))),
        result: (message) => write(result((0,sanitize/* sanitizeLine */.g$)(message))),
        warning: (message) => command('warning', (0,sanitize/* sanitizeMessage */.VQ)(message)),
        group: (title, lines) => {
            command('group', (0,sanitize/* sanitizeLine */.g$)(title));
            for (const each of lines)
                write(line((0,sanitize/* sanitizeLine */.g$)(each)));
            command('endgroup', '');
        },
    };
}
/** Writes a line that the runner shows only in a job with debug logging. */
function debug(message) {
    command('debug', (0,sanitize/* sanitizeLine */.g$)(message));
}
/** Hides a value in everything that is printed from now on. */
function mask(secret) {
    command('add-mask', secret);
}
/** Sets the outputs of the step. */
function setOutputs(outputs, env) {
    const lines = Object.entries(outputs).map(([name, value]) => {
        const delimiter = `ghadelimiter_${(0,external_node_crypto_.randomUUID)()}`;
        return `${name}<<${delimiter}${external_node_os_.EOL}${value}${external_node_os_.EOL}${delimiter}${external_node_os_.EOL}`;
    });
    appendTo(env['GITHUB_OUTPUT'], lines.join(''));
}
/** Appends to the job summary. */
function writeSummary(markdown, env) {
    appendTo(env['GITHUB_STEP_SUMMARY'], markdown);
}
/** Fails the step with one annotation. */
function fail(error, title) {
    command('error', (0,sanitize/* sanitizeMessage */.VQ)(error.message), (0,sanitize/* sanitizeLine */.g$)(title));
    process.exitCode = 1;
}
/** A runner that keeps no such file gets none; one that cannot be written does not undo a deployment. */
function appendTo(path, text) {
    try {
        if (path)
            (0,external_node_fs_.appendFileSync)(path, text);
    }
    catch (error) {
        command('warning', (0,sanitize/* sanitizeMessage */.VQ)(`The runner's file could not be written: ${String(error)}`));
    }
}
function asIs(line) {
    return line;
}
function command(name, message, title) {
    const properties = title === undefined ? '' : ` title=${escapeProperty(title)}`;
    write(`::${name}${properties}::${escapeData(message)}`);
}
function escapeData(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function escapeProperty(text) {
    return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
function write(line) {
    process.stdout.write(line + external_node_os_.EOL);
}


/***/ }),

/***/ 7085:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   VQ: () => (/* binding */ sanitizeMessage),
/* harmony export */   g$: () => (/* binding */ sanitizeLine),
/* harmony export */   jZ: () => (/* binding */ sanitizeText),
/* harmony export */   xv: () => (/* binding */ truncate)
/* harmony export */ });
/** The runner cuts messages at this many characters. */
const MAX_LENGTH = 4_096;
/**
 * Makes a line of the log harmless: one line, without control characters, that the runner cannot take
 * for a command (`::name::` at the start of a line, `##[name]` anywhere in it).
 */
function sanitizeLine(text) {
    const line = sanitizeMessage(text).replaceAll('\n', ' ⏎ ');
    return /^\s*::/.test(line) ? `· ${line.trimStart()}` : line;
}
/** The message of an annotation, whose lines the log shows: none of them begins a group. */
function sanitizeMessage(text) {
    return sanitizeText(text).replaceAll('##[', '# #[');
}
/**
 * Makes a text harmless that is escaped on its way, as annotations are: no control characters but line ends.
 *
 * @param maxLength in characters
 */
function sanitizeText(text, maxLength = MAX_LENGTH) {
    return (truncate(text, maxLength)
        .toWellFormed()
        .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
        .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, ' '));
}
/** At most so many characters. It never ends within a word, since the piece of a secret is not masked. */
function truncate(text, maxLength) {
    return text.length > maxLength ? `${text.slice(0, maxLength - 1).replace(/\S+$/, '')}…` : text;
}


/***/ }),

/***/ 13668:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ readableSize)
/* harmony export */ });
/** Bytes as people read them: exact below 1 KiB, else with one decimal. */
function readableSize(bytes) {
    if (bytes < 1024)
        return `${bytes} B`;
    if (bytes < 1024 ** 2)
        return `${(bytes / 1024).toFixed(1)} KiB`;
    return `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
}


/***/ }),

/***/ 68783:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ systemReason),
/* harmony export */   x: () => (/* binding */ systemCode)
/* harmony export */ });
/** What the operating system's error codes mean, in the words of this action. */
const MEANINGS = {
    EACCES: 'Permission denied',
    EPERM: 'Permission denied',
    ENOENT: 'No such file or directory',
    ENOTDIR: 'Not a directory',
    EISDIR: 'It is a directory',
    ENOSPC: 'The disk is full',
    EDQUOT: 'The disk quota is used up',
    EROFS: 'The file system is read-only',
    EMFILE: 'Too many files are open',
    ENAMETOOLONG: 'The path is too long',
    ELOOP: 'Links lead in a circle',
    EIO: 'The disk could not be read',
};
/** The code of an error that Node's file system functions threw, e.g. `ENOENT`. */
function systemCode(error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    return typeof code === 'string' ? code : undefined;
}
/**
 * Why a system call failed, as a sentence with the meaning and the code to search for.
 *
 * @param error What was thrown, or its code.
 */
function systemReason(error) {
    const code = systemCode(error) ?? String(error);
    const meaning = MEANINGS[code];
    return `${meaning === undefined ? `System error ${code}` : `${meaning} (${code})`}.`;
}


/***/ }),

/***/ 26438:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ withTimeout),
/* harmony export */   w: () => (/* binding */ timeoutError)
/* harmony export */ });
/**
 * Waits for work that knows no signal itself. The timer keeps the process alive, which a promise that
 * nothing will ever settle does not.
 *
 * @throws the signal's reason as soon as it aborts, or that nothing came within `limitMs` milliseconds
 */
async function withTimeout(work, limitMs, signal) {
    const ended = new AbortController();
    const late = new Promise((_, reject) => {
        const timer = setTimeout(() => reject(timeoutError(limitMs)), limitMs);
        ended.signal.addEventListener('abort', () => clearTimeout(timer));
        signal.addEventListener('abort', () => reject(signal.reason), { signal: ended.signal });
    });
    try {
        return await Promise.race([work, late]);
    }
    finally {
        ended.abort();
    }
}
/** What a request ends with that nobody answered in time. */
function timeoutError(limitMs) {
    const error = new Error(`no answer within ${(limitMs / 1000).toFixed(1)} s`);
    error.name = 'TimeoutError';
    return error;
}


/***/ }),

/***/ 65183:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _src_index_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(53537);
var __webpack_async_dependencies__ = __webpack_handle_async_dependencies__([_src_index_js__WEBPACK_IMPORTED_MODULE_0__]);
_src_index_js__WEBPACK_IMPORTED_MODULE_0__ = (__webpack_async_dependencies__.then ? (await __webpack_async_dependencies__)() : __webpack_async_dependencies__)[0];


__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } });

/***/ }),

/***/ 42613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 20181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 24434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 58611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 65692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 34589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 16698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 31421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 37540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 53053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 51455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 32467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 44708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 76760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 41792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 46466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 58500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 73429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 75919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 70857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 64756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 39023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 43106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/publicPath */
/******/ (() => {
/******/ 	var scriptUrl;
/******/ 	if (typeof import.meta.url === "string") scriptUrl = import.meta.url
/******/ 	// When supporting browsers where an automatic publicPath is not supported you must specify an output.publicPath manually via configuration
/******/ 	// or pass an empty string ("") and set the __webpack_public_path__ variable from your code to use your own logic.
/******/ 	if (!scriptUrl) throw new Error("Automatic publicPath is not supported in this browser");
/******/ 	scriptUrl = scriptUrl.replace(/#.*$/, "").replace(/\?.*$/, "").replace(/\/[^\/]+$/, "/");
/******/ 	__nccwpck_require__.p = scriptUrl;
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	__nccwpck_require__.b = new URL("./", import.meta.url);
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		8792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(65183);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
