export const id = 6625;
export const ids = [6625,9815];
export const modules = {

/***/ 42003:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ NO_CREDENTIALS)
/* harmony export */ });
/** GitHub evaluates what is not set to nothing, and an empty input counts as not given. */
const NO_CREDENTIALS = 'Set `role-to-assume` to sign in with OIDC, or configure AWS credentials in an earlier step of the job. If it is set: an unset secret or variable gives an empty value.';


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

/***/ 69815:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   asDeployError: () => (/* binding */ asDeployError),
/* harmony export */   explainFailure: () => (/* binding */ explainFailure)
/* harmony export */ });
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17650);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12403);
/* harmony import */ var _aws_service_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1544);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76378);
/* harmony import */ var _inputs_fields_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56046);





/**
 * Whatever ended a step or a target, as the one error that it ends with. Where a permission was missing, the error
 * has the whole policy of the step: one permission a run would take as many failed runs as there are.
 *
 * @param facts as far as they are known
 */
async function explainFailure(cause, { env, signal, log }, facts) {
    const ended = signal.aborted ? signal.reason : cause;
    const error = await withPolicy(asDeployError(ended, { account: facts.credentialsAccount }), env, facts);
    logOmittedSnippets(error, log);
    return error;
}
async function withPolicy(error, env, facts) {
    const { cause: request } = error;
    // The policy of a role does not help where the role itself is refused.
    const denied = request instanceof _aws_service_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ServiceError */ ._ && request.lacksPermission && !/^sts:/.test(request.operation);
    if (!denied)
        return error;
    const { wholePolicy } = await Promise.all(/* import() */[__webpack_require__.e(3483), __webpack_require__.e(721)]).then(__webpack_require__.bind(__webpack_require__, 60721));
    const account = facts.account ?? (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .accountOf */ .XP)(request.resource) ?? (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .accountOf */ .XP)((0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .findArn */ .nt)(request.words));
    return error.withSnippets(wholePolicy((0,_inputs_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .inputsByName */ .Cr)(env), { ...facts, account }));
}
/** What is too long for an annotation is to be found in the log, which the annotation points at. */
function logOmittedSnippets(error, log) {
    for (const { title, text } of error.omittedSnippets) {
        for (const line of [title, ...text.split('\n')])
            log.info(line);
    }
}
/** The same without a policy. */
function asDeployError(cause, known = {}) {
    if (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .s)
        return cause;
    if (cause instanceof _aws_service_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ServiceError */ ._)
        return (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(cause, cause.what ?? 'A request to AWS failed.', known);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .s({
        what: 'Unexpected error; this is probably a bug.',
        why: cause instanceof Error ? cause.message : String(cause),
        remedy: 'Please report it with the log.',
        cause,
    });
}


/***/ })

};
