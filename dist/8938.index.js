export const id = 8938;
export const ids = [8938];
export const modules = {

/***/ 15758:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Am: () => (/* binding */ READ_LIMIT_MS),
/* harmony export */   E4: () => (/* binding */ sendOnce),
/* harmony export */   Sp: () => (/* binding */ OPTIONAL_LIMIT_MS),
/* harmony export */   mw: () => (/* binding */ required),
/* harmony export */   tN: () => (/* binding */ send)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76378);
/* harmony import */ var _timeout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26438);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85113);
/* harmony import */ var _service_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1544);




/** A read that is not answered by then is asked again rather than waited for. */
const READ_LIMIT_MS = 30_000;
/** What only saves work or adds to the report is asked for no longer than this. */
const OPTIONAL_LIMIT_MS = 10_000;
/** A member of an answer that nothing can be done without: an answer that lacks it cannot be read. */
function required(value, member) {
    if (value === undefined || value === '')
        throw new Error(`Deserialization error: no ${member}`);
    return value;
}
/**
 * Sends one request of the SDK until it is answered, within the deadline.
 *
 * @throws {ServiceError} whatever went wrong, with the request's sentence; or the reason of the cancellation
 */
async function send(request, attempt, context) {
    const { onState, failed, rate } = request;
    const { deadline } = context;
    let mayBeObeyed = false;
    let attempts = 0;
    const attemptWithState = async () => {
        await rate?.take(deadline);
        onState?.('unanswered');
        attempts += 1;
        try {
            return await sendOnce(request, attempt, deadline, attempts);
        }
        catch (error) {
            if (error instanceof _service_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ServiceError */ ._ && error.status === 429)
                rate?.throttled();
            const unknown = error instanceof _service_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ServiceError */ ._ && error.reach === 'unknown';
            mayBeObeyed ||= unknown || deadline.cancelled.aborted;
            if (!mayBeObeyed)
                onState?.('not sent');
            throw error;
        }
    };
    try {
        const answer = await (0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .retry */ .L)(attemptWithState, request, context);
        onState?.('accepted');
        return answer;
    }
    catch (error) {
        throw error instanceof _service_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ServiceError */ ._ ? error.saying(failed) : error;
    }
}
/**
 * Sends one request of the SDK once, within the deadline.
 *
 * @param attempts of this request, with this one
 * @throws {ServiceError} whatever went wrong, or the reason of the cancellation
 */
async function sendOnce({ operation, resource, attemptMs }, attempt, deadline, attempts = 1) {
    const limit = deadline.requestMs(attemptMs);
    const abortSignal = deadline.signal(attemptMs);
    try {
        return await attempt({ abortSignal, operation, attempt: attempts });
    }
    catch (error) {
        deadline.cancelled.throwIfAborted();
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .s)
            throw error;
        throw new _service_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ServiceError */ ._(operation, abortSignal.aborted ? (0,_timeout_js__WEBPACK_IMPORTED_MODULE_3__/* .timeoutError */ .w)(limit) : error, resource);
    }
}


/***/ }),

/***/ 85113:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ retry)
/* harmony export */ });
/* harmony import */ var _service_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1544);

/** A request without an answer is sent this often if it is not idempotent, and so is one to a host never reached. */
const UNANSWERED_ATTEMPTS = 5;
const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 5_000;
/**
 * Sends a request until it is answered, within the deadline: conflicts and throttling are waited out,
 * broken connections and failing services according to its policy, anything else is final.
 *
 * @throws {ServiceError} the last one
 */
async function retry(send, policy, { deadline, log }) {
    const { throttleLimitMs = Number.POSITIVE_INFINITY } = policy;
    const start = deadline.elapsedMs;
    let unanswered = 0;
    for (let attempt = 1;; attempt++) {
        try {
            return await send();
        }
        catch (error) {
            deadline.cancelled.throwIfAborted();
            if (!(error instanceof _service_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._))
                throw error;
            if (error.final || (policy.onlyOnce && error.reach === 'unknown'))
                throw error;
            if (error.throttled && deadline.elapsedMs - start >= throttleLimitMs)
                throw error;
            if (isCounted(error, policy))
                unanswered += 1;
            if (unanswered >= UNANSWERED_ATTEMPTS)
                return lastLook(error, policy);
            const { remainingMs } = deadline;
            const delay = Math.max(Math.min(deadline.jittered(ownDelay(attempt)), remainingMs), (error.retryAfterSeconds ?? 0) * 1000);
            // The last try comes right when the time is up, unless the service asks for longer.
            if (remainingMs === 0 || delay > remainingMs)
                return lastLook(error, policy);
            log.info(`  ${error.operation}: ${error.words} (${error.code}), trying again in ${(delay / 1000).toFixed(1)} s (attempt ${attempt + 1})`);
            await deadline.pause(delay);
            if (error.conflict)
                await policy.onConflict?.();
            const applied = error.reach === 'unknown' ? await policy.readBack?.() : undefined;
            if (applied !== undefined)
                return applied;
        }
    }
}
/** The last request may have been obeyed as well as any before it. */
async function lastLook(error, { readBack }) {
    if (error.reach !== 'unknown')
        throw error;
    const applied = await readBack?.().catch((cause) => {
        // What nobody could read says nothing more than the request itself.
        if (!(cause instanceof _service_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._))
            throw cause;
    });
    if (applied == null)
        throw error;
    return applied;
}
function isCounted(error, { idempotent, firstRequest = false }) {
    if (error.conflict || error.throttled)
        return false;
    return !idempotent || error.unreadable || (firstRequest && error.reach === 'unsent');
}
function ownDelay(attempt) {
    return Math.min(FIRST_DELAY_MS * 2 ** (attempt - 1), LONGEST_DELAY_MS);
}


/***/ }),

/***/ 1544:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ ServiceError)
});

;// CONCATENATED MODULE: ../../src/aws/error-words.ts
/** The environment variable whose value the SDK puts into a header. */
const SOURCE_OF_HEADER = {
    authorization: 'AWS_ACCESS_KEY_ID',
    'x-amz-security-token': 'AWS_SESSION_TOKEN',
};
/**
 * Whether an answer came that could not be parsed. The words of such an error quote the answer, and in the answers
 * about a function are its environment variables.
 */
function isUnreadable(error) {
    const status = error.$response?.statusCode ?? error.$metadata?.httpStatusCode ?? 0;
    return (error.name === 'SyntaxError' ||
        /XML parse error|Deserialization error/.test(error.message) ||
        (status >= 200 && status < 300));
}
/** The true cause: the service's own words, or plainer ones than the SDK and Node have. Empty if nobody said any. */
function wordsOf(error) {
    if (isUnreadable(error))
        return unreadable(error);
    // The SDK's word for an answer without a message.
    if (error.message === 'UnknownError')
        return '';
    if (error.code === 'ERR_INVALID_CHAR')
        return unsendable(error.message);
    if (error.syscall === 'uv_os_homedir') {
        return 'The home directory is not known: HOME is not set, and the system knows none for this user.';
    }
    return withoutSecrets(error.message);
}
/** A service may quote the request that it refuses, with the session's token and signature in it. */
function withoutSecrets(words) {
    return words.replace(/(x-amz-(?:security-token|signature|credential)\s*[=:]\s*)[^\s&"',]+/gi, '$1***');
}
function unreadable({ name, message, $responseBodyText: text, $response }) {
    const bytes = text === undefined ? $response?.headers?.['content-length'] : Buffer.byteLength(text);
    const size = bytes === undefined ? '' : ` (${bytes} bytes)`;
    if (name === 'SyntaxError')
        return `The answer was not valid JSON${size}.`;
    return /XML/.test(message) ? `The answer was not valid XML${size}.` : `The answer could not be read${size}.`;
}
/** Node names the header, and never its value. */
function unsendable(message) {
    const header = /\["([\w-]+)"\]/.exec(message)?.[1] ?? 'unknown';
    const source = SOURCE_OF_HEADER[header.toLowerCase()];
    const what = source === undefined ? `The header ${header} of the request` : source;
    return `${what} contains a line break or another character that a request cannot carry.`;
}

;// CONCATENATED MODULE: ../../src/aws/service-error.ts

/** An AWS request that failed, without anything of the SDK. */
class ServiceError extends Error {
    name = 'ServiceError';
    /** e.g. `lambda:UpdateFunctionCode`. */
    operation;
    /** ARN of what the request was about, as a policy names it; undefined if the caller did not say. */
    resource;
    /** The service's error code, e.g. `ResourceConflictException`, or Node's, e.g. `ECONNRESET`. */
    code;
    /** HTTP status; undefined where no answer came. */
    status;
    /** The service's own words, or the cause on this machine; empty if there are none. Never a part of an answer. */
    words;
    requestId;
    retryAfterSeconds;
    /** Which limit was exceeded, e.g. `ReservedFunctionConcurrentInvocationLimitExceeded`. */
    limit;
    /** Where S3 says that the bucket is. */
    bucketRegion;
    /** An answer came, but nothing that the service says. */
    unreadable;
    /** The clock of this machine was wrong, and the next request is signed with the right time. */
    clockCorrected;
    reach;
    #what;
    /** @param resource ARN of what the request was about */
    constructor(operation, cause, resource) {
        const error = asSdkError(cause);
        const words = wordsOf(error);
        const unreadable = isUnreadable(error);
        // The original error of an answer that could not be read has all of the answer.
        super(`${operation}: ${words || error.name}`, unreadable ? undefined : { cause });
        const headers = error.$response?.headers;
        this.operation = operation;
        this.resource = resource;
        this.code = error.code ?? error.name;
        this.status = error.$metadata?.httpStatusCode ?? error.$response?.statusCode;
        this.words = words;
        this.unreadable = unreadable;
        this.requestId = error.$metadata?.requestId;
        this.retryAfterSeconds = seconds(error.retryAfterSeconds ?? headers?.['retry-after']);
        this.limit = error.Reason;
        this.bucketRegion = error.Region ?? headers?.['x-amz-bucket-region'];
        this.clockCorrected = error.$metadata?.clockSkewCorrected === true;
        this.reach = this.#reach();
    }
    /** What could not be done for want of this request, where whoever sent it said so. */
    get what() {
        return this.#what;
    }
    /** The same error with what could not be done, unless that was said already. */
    saying(what) {
        this.#what ??= typeof what === 'function' ? what(this) : what;
        return this;
    }
    /**
     * Somebody else's update is in progress, or just finished: try again once it has taken effect. Other conflicts
     * (provisioned concurrency, aliases) are never over by waiting.
     */
    get conflict() {
        return this.code === 'ResourceConflictException' && PASSING_CONFLICT.test(this.words);
    }
    /** Somebody else created it first; of functions Lambda says `already exist`. */
    get alreadyExists() {
        return /already exists?\b/i.test(this.words);
    }
    /** Too many requests, whatever the status says: EC2's throttling comes as a 400. */
    get throttled() {
        return (this.status === 429 ||
            /^(TooManyRequests|Throttling|RequestLimitExceeded|SlowDown|EC2Throttled)/.test(this.code) ||
            /RequestLimitExceeded|throttled by EC2/.test(this.words));
    }
    /**
     * Refused for now: STS could not reach the issuer of a token, S3 waited for bytes (as AWS documents it), the clock was
     * wrong, a role is so new that Lambda cannot assume it yet.
     */
    get transient() {
        return (this.clockCorrected ||
            /^(IDPCommunicationError|RequestTimeout)/.test(this.code) ||
            /retrieve verification key|role defined for the function cannot be assumed by Lambda/.test(this.words));
    }
    /** Waiting can never help: it is refused, or fails on this machine in the same way each time. */
    get final() {
        if (this.conflict || this.throttled || this.transient)
            return false;
        return this.reach === 'refused' || this.untrusted || this.local;
    }
    /** Failed on this machine, before anything was sent: no credentials, a key that cannot be sent, no home directory. */
    get local() {
        return this.status === undefined && !this.unreadable && LOCAL.test(this.code);
    }
    /** What answers for AWS is not trusted. */
    get untrusted() {
        return this.status === undefined && NO_TRUST.test(this.code);
    }
    get accessDenied() {
        // An answer to HEAD has no body that could name a code.
        return /^AccessDenied/.test(this.code) || (this.status === 403 && /^(Forbidden|Unknown)$/.test(this.code));
    }
    /**
     * Denied for want of a permission that the policy of a role can give. What S3 denies in words of its own, a key's
     * or repository's policy, and what a policy denies explicitly are other matters.
     */
    get lacksPermission() {
        return this.accessDenied && (this.words === '' || NOT_AUTHORIZED.test(this.words));
    }
    get notFound() {
        return this.code === 'ResourceNotFoundException';
    }
    #reach() {
        const { status, code } = this;
        if (NO_CONNECTION.test(code) || NO_TRUST.test(code) || this.local)
            return 'unsent';
        if (status === undefined || status >= 500 || status < 300 || this.unreadable)
            return 'unknown';
        // A proxy may have passed on what it answers with a redirection; S3's tells of a Region.
        if (status < 400 && this.bucketRegion === undefined && code !== 'PermanentRedirect')
            return 'unknown';
        return 'refused';
    }
}
/** IAM's own sentence, but for keys, which no statement of a step's policy names, and for explicit denials. */
const NOT_AUTHORIZED = /is not authorized to perform: (?!kms:)(?!.* with an explicit deny )/;
/** Recorded against AWS; the last is of a function that was just created. */
const PASSING_CONFLICT = /An update is in progress for resource|could not be updated due to a concurrent update operation|in the following state: '?Pending/;
/** These say that no connection was made, so that nothing can have been done. */
const NO_CONNECTION = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_PROXY_TUNNEL)$/;
/** Certificates that Node does not trust; the same the next time. */
const NO_TRUST = /CERT|SIGNATURE|^ERR_TLS/;
/** The SDK's codes for missing credentials, Node's for what a program or the system did wrong, the system's for files. */
const LOCAL = /^((Credentials|Token)ProviderError|(Type|Range|Reference)Error|ERR_(INVALID|UNESCAPED|HTTP_INVALID|SYSTEM)_.*|ENOENT|EACCES|EPERM|EISDIR|ENOTDIR|ENOSPC)$/;
function asSdkError(cause) {
    return cause instanceof Error ? cause : { name: 'UnknownError', message: String(cause) };
}
function seconds(value) {
    const number = Number(value ?? Number.NaN);
    return Number.isFinite(number) && number >= 0 ? number : undefined;
}


/***/ }),

/***/ 18938:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  downloadAsset: () => (/* binding */ downloadAsset)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
var external_node_http_default = /*#__PURE__*/__webpack_require__.n(external_node_http_);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
var external_node_https_default = /*#__PURE__*/__webpack_require__.n(external_node_https_);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ../../src/errors.ts
var errors = __webpack_require__(76378);
// EXTERNAL MODULE: ../../src/package/zip-file.ts + 1 modules
var zip_file = __webpack_require__(31286);
// EXTERNAL MODULE: ../../src/proxy.ts
var proxy = __webpack_require__(12469);
// EXTERNAL MODULE: ../../src/transfer-lines.ts
var transfer_lines = __webpack_require__(16684);
// EXTERNAL MODULE: ../../node_modules/ignore/index.js
var ignore = __webpack_require__(64134);
var ignore_default = /*#__PURE__*/__webpack_require__.n(ignore);
// EXTERNAL MODULE: ../../src/package/bullet-list.ts
var bullet_list = __webpack_require__(39233);
// EXTERNAL MODULE: ../../src/size.ts
var src_size = __webpack_require__(13668);
;// CONCATENATED MODULE: ../../src/github/find-asset.ts




/**
 * The one asset that a name or a glob names.
 *
 * @throws {DeployError} listing the assets, if it is none or several of them, or is not there yet
 */
function findAsset(assets, pattern, { tag }) {
    const named = assets.filter(({ name }) => name === pattern);
    const matches = named.length > 0 ? named : assets.filter(({ name }) => isMatch(name, pattern));
    const [asset, ...others] = matches;
    if (asset === undefined)
        throw noneOf(assets, pattern, tag);
    if (others.length > 0) {
        throw new errors/* DeployError */.s({
            what: `\`release-asset\` ${pattern} matches ${matches.length} assets of release ${tag}, not one:`,
            why: listOf(matches),
            remedy: 'Name one of them.',
        });
    }
    if (asset.state === 'uploaded')
        return asset;
    throw new errors/* DeployError */.s({
        what: `The asset ${asset.name} of release ${tag} has not been uploaded: its state is ${asset.state}.`,
        remedy: 'Let what uploads it finish before this step, or upload it again.',
    });
}
function isMatch(name, pattern) {
    // The name of an asset has no folders, and a pattern with one matches none.
    return !pattern.startsWith('!') && ignore_default()({ ignorecase: false }).add(pattern).ignores(name);
}
function noneOf(assets, pattern, tag) {
    if (assets.length === 0) {
        return new errors/* DeployError */.s({
            what: `Release ${tag} has no assets.`,
            remedy: 'Attach the package to it before this step (`gh release upload`). The source code that GitHub shows there is no asset.',
        });
    }
    return new errors/* DeployError */.s({
        what: `\`release-asset\` ${pattern} matches none of the ${assets.length === 1 ? 'assets' : `${assets.length} assets`} of release ${tag}:`,
        why: listOf(assets),
        remedy: 'Name one of them, or attach the package to the release before this step.',
    });
}
function listOf(assets) {
    return (0,bullet_list/* bulletList */.f)(assets.map(({ name, size }) => `${name} (${(0,src_size/* readableSize */.g)(size)})`));
}

// EXTERNAL MODULE: ../../src/aws/request.ts
var aws_request = __webpack_require__(15758);
// EXTERNAL MODULE: ../../src/aws/service-error.ts + 1 modules
var service_error = __webpack_require__(1544);
;// CONCATENATED MODULE: ../../src/github/api-error.ts

/** Without a header that says otherwise (docs.github.com, "Rate limits for the REST API"). */
const SECONDARY_LIMIT_SECONDS = 60;
/** An error of GitHub's API in the form that the retries of this action know. */
function asSdkError(error) {
    if (!(error instanceof Error) || error instanceof errors/* DeployError */.s)
        return error;
    const { response, status } = error;
    // Octokit says 500 where nobody answered.
    if (response === undefined || status === undefined)
        return innermost(error);
    const { headers } = response;
    const limited = isRateLimit(error, status, headers);
    // Octokit adds the address of a page that is seldom about the error.
    const words = error.message.replace(/ - https:\/\/\S+$/, '');
    return Object.assign(new Error(words), {
        name: limited ? 'TooManyRequests' : `HTTP ${status}`,
        $metadata: { httpStatusCode: status, requestId: headers['x-github-request-id'] },
        ...(limited && { retryAfterSeconds: secondsToWait(headers) }),
    });
}
/** GitHub says 403 as well as 429 (docs.github.com, "Rate limits for the REST API"). */
function isRateLimit({ message }, status, headers) {
    if (status === 429)
        return true;
    if (status !== 403)
        return false;
    return (headers['retry-after'] !== undefined ||
        headers['x-ratelimit-remaining'] === '0' ||
        /rate limit/i.test(message));
}
/** By the server's clock, since that of this machine may be wrong. */
function secondsToWait(headers) {
    const after = Number(headers['retry-after'] ?? Number.NaN);
    if (Number.isFinite(after))
        return after;
    const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
    const now = Date.parse(String(headers['date'])) / 1000;
    const isUsedUp = headers['x-ratelimit-remaining'] === '0';
    return isUsedUp && Number.isFinite(reset - now) ? Math.max(1, reset - now) : SECONDARY_LIMIT_SECONDS;
}
function innermost(error) {
    const { cause } = error;
    return cause instanceof Error ? innermost(cause) : error;
}

;// CONCATENATED MODULE: ../../src/github/explain.ts

const CONTENTS = 'Give the job `permissions: contents: read`.';
/** What a request to GitHub ended with, as the error of a step. */
function explain(error, limitMs) {
    const { what, words, code, requestId } = error;
    return new errors/* DeployError */.s({
        what: what ?? 'A request to GitHub failed.',
        why: words,
        remedy: remedyFor(error, limitMs),
        code,
        requestId,
    });
}
function remedyFor(error, limitMs) {
    if (error.throttled)
        return rateLimited(error, limitMs);
    if (error.local)
        return 'Let RUNNER_TEMP name a folder on a disk with room for the package.';
    switch (error.status) {
        case 401:
            return '`github-token` is not valid, or no longer; it defaults to the token of the job.';
        case 403:
            return `${CONTENTS} A token of your own in \`github-token\` needs to read the contents of this repository.`;
        case 404:
            return `Check the tag (\`release-tag\`); a draft, or a tag alone, is no release. GitHub says the same of what the token may not see: ${CONTENTS}`;
        case undefined:
            return 'Check that this runner reaches GitHub and the storage of its releases, and HTTPS_PROXY and NO_PROXY where it has a proxy.';
        default:
            return 'Run the step again; https://www.githubstatus.com tells whether GitHub has a problem.';
    }
}
function rateLimited({ retryAfterSeconds = 0 }, limitMs) {
    const minutes = Math.ceil(retryAfterSeconds / 60);
    return `The rate limit is over in ${minutes} min, and the step waits ${limitMs / 1000} s at most (\`wait-timeout-seconds\`). Run it again then, or give another \`github-token\`.`;
}

;// CONCATENATED MODULE: ../../src/github/repository.ts





/** The largest page that the API gives. */
const PAGE = 100;
/** The repository of the job, on GitHub or a GitHub Enterprise Server, within the deadline. All throw a DeployError. */
class Repository {
    name;
    #octokit;
    #context;
    constructor(name, octokit, context) {
        this.name = name;
        this.#octokit = octokit;
        this.#context = context;
    }
    /** @param token undefined: only what is public can be read */
    static async open(env, token, context) {
        const name = env['GITHUB_REPOSITORY'] ?? '';
        if (!/^[^/]+\/[^/]+$/.test(name)) {
            throw new errors/* DeployError */.s({
                what: 'The repository of the release is not known.',
                why: 'GITHUB_REPOSITORY is not set, which every runner of GitHub Actions sets.',
            });
        }
        const { GitHub } = await __webpack_require__.e(/* import() */ 9913).then(__webpack_require__.bind(__webpack_require__, 49913));
        const baseUrl = env['GITHUB_API_URL'] || 'https://api.github.com';
        const silent = { debug: repository_ignore, info: repository_ignore, warn: repository_ignore, error: repository_ignore };
        const octokit = new GitHub({ baseUrl, log: silent, ...(token && { auth: `token ${token}` }) });
        return new Repository(name, octokit, context);
    }
    /** @param tag `latest` is the newest release that is neither a draft nor a pre-release */
    async release(tag) {
        const attempt = async ({ abortSignal: signal }) => {
            const request = { ...this.#place, request: { signal } };
            const { data } = tag === 'latest'
                ? await this.#octokit.rest.repos.getLatestRelease(request)
                : await this.#octokit.rest.repos.getReleaseByTag({ ...request, tag });
            return { id: data.id, tag: data.tag_name };
        };
        const what = tag === 'latest' ? 'The latest release' : `Release ${tag}`;
        return this.#read('GetRelease', attempt, `${what} of ${this.name} could not be read.`);
    }
    async assets({ id, tag }) {
        const attempt = ({ abortSignal: signal }) => this.#octokit.paginate(this.#octokit.rest.repos.listReleaseAssets, {
            ...this.#place,
            release_id: id,
            per_page: PAGE,
            request: { signal },
        });
        return this.#read('ListReleaseAssets', attempt, `The assets of release ${tag} could not be listed.`);
    }
    /**
     * Downloads an asset; a download that breaks off is begun again a few times.
     *
     * @param receive what it is sent: bytes, or the URL of a storage that has them and knows no token
     */
    async download(asset, receive) {
        const attempt = async ({ abortSignal: signal }) => {
            const { status, headers, data } = await this.#octokit.rest.repos.getReleaseAsset({
                ...this.#place,
                asset_id: asset.id,
                headers: { accept: 'application/octet-stream' },
                request: { signal, redirect: 'manual', parseSuccessResponseBody: false },
            });
            const isRedirect = Number(status) >= 300;
            await receive(isRedirect ? new URL(headers.location ?? '') : data, signal);
        };
        await this.#send('GetReleaseAsset', attempt, {
            failed: `The asset ${asset.name} could not be downloaded.`,
            idempotent: false,
        });
    }
    #read(operation, attempt, failed) {
        return this.#send(operation, attempt, { failed, idempotent: true, attemptMs: aws_request/* READ_LIMIT_MS */.Am });
    }
    async #send(operation, attempt, how) {
        const asked = (options) => attempt(options).catch((error) => {
            throw asSdkError(error);
        });
        const request = { ...how, operation: `github:${operation}`, firstRequest: true };
        try {
            return await (0,aws_request/* send */.tN)(request, asked, this.#context);
        }
        catch (error) {
            throw error instanceof service_error/* ServiceError */._ ? explain(error, this.#context.deadline.limitMs) : error;
        }
    }
    get #place() {
        const [owner = '', repo = ''] = this.name.split('/');
        return { owner, repo };
    }
}
function repository_ignore() { }

;// CONCATENATED MODULE: ../../src/github/download.ts












/** A storage that sends nothing for so long will not go on. */
const SILENCE_MS = 60_000;
const MOST_REDIRECTS = 3;
/**
 * Downloads the one asset of a release that is meant, and checks that it is whole.
 *
 * @param folder where to put it
 * @throws {DeployError} where there is none, GitHub refuses, or what came is not what GitHub has
 */
async function downloadAsset({ asset: pattern, release: wanted, token, refuse }, folder, host, deadline) {
    if (token !== undefined)
        host.mask(token);
    const repository = await Repository.open(host.env, token, { deadline, log: host.log });
    const release = typeof wanted === 'string' ? await repository.release(wanted) : wanted;
    const asset = findAsset(await repository.assets(release), pattern, release);
    refuse?.(asset);
    const path = (0,external_node_path_.join)(folder, 'asset.zip');
    const onReceived = (0,transfer_lines/* transferLines */.d)(asset.size, host);
    await repository.download(asset, async (answer, signal) => {
        const body = answer instanceof URL ? await fetchFrom(answer, host, signal) : external_node_stream_.Readable.fromWeb(answer);
        await write(body, path, asset, onReceived, signal);
    });
    const zip = await (0,zip_file/* openZip */.Q)(path, host.signal, asset.name);
    checkDigest(asset, zip, release);
    return { ...zip, assetName: asset.name, tag: release.tag };
}
async function write(body, path, { size }, onReceived, signal) {
    let received = 0;
    const count = new external_node_stream_.Transform({
        transform(chunk, _, done) {
            received += chunk.length;
            onReceived(received);
            done(undefined, chunk);
        },
    });
    await (0,promises_.pipeline)(body, count, (0,external_node_fs_.createWriteStream)(path), { signal });
    if (received !== size)
        throw brokenOff(received, size);
}
function brokenOff(received, size) {
    const error = new Error(`${received} of ${size} bytes arrived, then the connection was closed.`);
    return Object.assign(error, { code: 'ERR_INCOMPLETE' });
}
/** From the storage of GitHub, whose URLs are signed: no token goes there. */
async function fetchFrom(url, host, signal, redirects = 0) {
    const { httpAgent, httpsAgent } = (0,proxy/* proxyAgents */.Hd)(host.env);
    const secure = url.protocol === 'https:';
    const answer = await new Promise((resolve, reject) => {
        const options = { agent: secure ? httpsAgent : httpAgent, signal };
        const request = (secure ? (external_node_https_default()) : (external_node_http_default())).get(url, options, resolve);
        request.once('error', reject);
        const silence = host.silenceMs ?? SILENCE_MS;
        request.setTimeout(silence, () => request.destroy(new Error(`no byte for ${silence / 1000} s`)));
    });
    const { statusCode = 0, headers } = answer;
    if (statusCode === 200)
        return answer;
    answer.destroy();
    if (statusCode >= 300 && statusCode < 400 && headers.location && redirects < MOST_REDIRECTS) {
        return fetchFrom(new URL(headers.location, url), host, signal, redirects + 1);
    }
    // Its URL is good for a few minutes only: GitHub gives another one.
    throw Object.assign(new Error(`The storage of GitHub answered with HTTP ${statusCode}.`), {
        code: 'ERR_STORAGE',
    });
}
/** @throws {DeployError} where it is another file than the one that GitHub took the digest of */
function checkDigest({ name, digest }, { sha256 }, { tag }) {
    const [algorithm, expected] = digest?.split(':') ?? [];
    if (algorithm !== 'sha256' || expected === undefined)
        return;
    const actual = Buffer.from(sha256, 'base64').toString('hex');
    if (actual === expected)
        return;
    throw new errors/* DeployError */.s({
        what: `What was downloaded is not the asset ${name} of release ${tag}.`,
        why: `GitHub has sha256:${expected}, and sha256:${actual} came.`,
        remedy: 'Run the step again. If it persists, see what stands between this runner and GitHub.',
    });
}


/***/ }),

/***/ 16684:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ transferLines)
/* harmony export */ });
/* harmony import */ var _size_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13668);

/** A line of progress at most this often. */
const LINE_EVERY_MS = 2_000;
/** Says in the log how far a transfer is, now and then; told the bytes so far. */
function transferLines(total, { clock, log }) {
    const start = clock.now();
    let spoken = start;
    return (bytes) => {
        const now = clock.now();
        if (now - spoken < LINE_EVERY_MS)
            return;
        spoken = now;
        const rate = (0,_size_js__WEBPACK_IMPORTED_MODULE_0__/* .readableSize */ .g)(bytes / ((now - start) / 1000));
        log.info(`  ${(0,_size_js__WEBPACK_IMPORTED_MODULE_0__/* .readableSize */ .g)(bytes)} of ${(0,_size_js__WEBPACK_IMPORTED_MODULE_0__/* .readableSize */ .g)(total)} (${Math.floor((100 * bytes) / total)} %), ${rate}/s`);
    };
}


/***/ })

};
