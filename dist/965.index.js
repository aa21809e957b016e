export const id = 965;
export const ids = [965];
export const modules = {

/***/ 963:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ CONFIGURATION_MEMBERS)
/* harmony export */ });
const TEXTS = { list: 'text' };
/**
 * Every member, as the API spells it (API_UpdateFunctionConfiguration). The compiler holds the table against the types of
 * the SDK, so that a member which a new version of it brings is noticed.
 */
const CONFIGURATION_MEMBERS = {
    Role: 'text',
    Handler: 'text',
    Description: 'text',
    Timeout: 'number',
    MemorySize: 'number',
    VpcConfig: {
        members: { SubnetIds: TEXTS, SecurityGroupIds: TEXTS, Ipv6AllowedForDualStack: 'flag' },
    },
    Environment: { members: { Variables: 'variables' } },
    Runtime: 'text',
    DeadLetterConfig: { members: { TargetArn: 'text' } },
    KMSKeyArn: 'text',
    TracingConfig: { members: { Mode: 'text' } },
    Layers: TEXTS,
    FileSystemConfigs: {
        list: {
            members: { Arn: 'text', LocalMountPath: 'text', S3FilesConfig: { members: { DirectS3Read: 'text' } } },
        },
    },
    ImageConfig: { members: { EntryPoint: TEXTS, Command: TEXTS, WorkingDirectory: 'text' } },
    EphemeralStorage: { members: { Size: 'number' } },
    SnapStart: { members: { ApplyOn: 'text' } },
    LoggingConfig: {
        members: { LogFormat: 'text', ApplicationLogLevel: 'text', SystemLogLevel: 'text', LogGroup: 'text' },
    },
    CapacityProviderConfig: {
        members: {
            LambdaManagedInstancesCapacityProviderConfig: {
                members: {
                    CapacityProviderArn: 'text',
                    PerExecutionEnvironmentMaxConcurrency: 'number',
                    ExecutionEnvironmentMemoryGiBPerVCpu: 'number',
                },
            },
        },
    },
    DurableConfig: {
        members: { KMSKeyArn: 'text', RetentionPeriodInDays: 'number', ExecutionTimeout: 'number' },
    },
};


/***/ }),

/***/ 29550:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ CurrentConfiguration)
});

;// CONCATENATED MODULE: ../../src/aws/configuration-comparison.ts
/**
 * Whether a function has what is asked for. Of a structure only the members that are named count; what is named empty
 * is there where nothing is.
 *
 * @param now in the shape of a request
 * @param name of the member: the ids of a VPC have no order
 */
function covers(now, wanted, name = '') {
    if (Array.isArray(wanted)) {
        const list = Array.isArray(now) ? now : [];
        if (list.length !== wanted.length)
            return false;
        const ordered = (items) => (/Ids$/.test(name) ? items.toSorted() : items);
        const own = ordered(list);
        return ordered(wanted).every((item, at) => covers(own[at], item));
    }
    if (typeof wanted === 'object' && wanted !== null) {
        const members = Object.entries(wanted);
        if (members.length === 0)
            return isEmpty(now);
        return members.every(([member, value]) => covers(Object(now)[member], value, member));
    }
    return now === wanted || (isEmpty(now) && isEmpty(wanted));
}
/** Whether two descriptions of a member are the same, in whatever order they name things. */
function isSame(one, other) {
    return coversAll(one, other) && coversAll(other, one);
}
function coversAll(now, wanted) {
    return isEmpty(wanted) ? isEmpty(now) : covers(now, wanted);
}
/** Nothing, or a structure in which there is nothing. */
function isEmpty(value) {
    if (typeof value === 'object' && value !== null)
        return Object.values(value).every(isEmpty);
    return value === undefined || value === null || value === '' || value === false;
}

// EXTERNAL MODULE: ../../src/aws/configuration-members.ts
var configuration_members = __webpack_require__(963);
// EXTERNAL MODULE: ../../src/aws/exec-wrapper.ts
var exec_wrapper = __webpack_require__(66048);
;// CONCATENATED MODULE: ../../src/aws/current-configuration.ts



/** Members of one word whose value is worth a line. */
const SHOWN = new Set(['Handler', 'MemorySize', 'Role', 'Runtime', 'Timeout']);
/** What a function has where its answer does not say. */
const DEFAULTS = {
    EphemeralStorage: { Size: 512 },
    SnapStart: { ApplyOn: 'None' },
    TracingConfig: { Mode: 'PassThrough' },
};
/**
 * The configuration of a function as Lambda described it, to be compared and nothing else: the values of its variables
 * leave this object in requests only.
 */
class CurrentConfiguration {
    #now;
    constructor(configuration) {
        this.#now = configuration;
    }
    /** The member that Lambda could not read itself, so that a change would overwrite what nobody sees. */
    unreadableFor(wanted) {
        const { Environment, ImageConfigResponse } = this.#now;
        if (wanted.variables.size > 0 && Environment?.Error !== undefined) {
            return { member: 'Environment', why: Environment.Error.Message ?? '' };
        }
        const failed = ImageConfigResponse?.Error;
        if (wanted.members.ImageConfig === undefined || failed === undefined)
            return undefined;
        return { member: 'ImageConfig', why: failed.Message ?? '' };
    }
    /** Everything that is to change; empty where the function is as it is asked for. */
    changesTo(wanted) {
        const members = this.#differing(wanted).map((name) => {
            if (!SHOWN.has(name))
                return { kind: 'changed', name };
            const from = this.#member(name);
            return {
                kind: 'changed',
                name,
                from: from === undefined ? undefined : String(from),
                to: String(wanted.members[name]),
            };
        });
        return [...members, ...this.#variableChanges(wanted)];
    }
    /** The members of one request that makes those changes. */
    requestFor(wanted) {
        const members = this.#differing(wanted).map((name) => [name, wanted.members[name]]);
        const variables = this.#variableChanges(wanted).length > 0 && this.#variablesWith(wanted);
        return { ...Object.fromEntries(members), ...(variables && { Environment: { Variables: variables } }) };
    }
    /** The members of a function that is created with it. */
    static requestForNew({ members, variables }) {
        const Variables = Object.fromEntries([...variables].filter(([, value]) => value !== null));
        return { ...members, ...(Object.keys(Variables).length > 0 && { Environment: { Variables } }) };
    }
    /** Whether nobody changed anything that an update could overwrite. */
    isSameAs(other) {
        return this.isAfter(other, { members: {}, variables: new Map() });
    }
    /** Whether those changes were made to what it was before, and nobody changed anything else. */
    isAfter(before, wanted) {
        const sent = before.#differing(wanted);
        const Environment = wanted.variables.size === 0 ? before.#now.Environment : { Variables: before.#variablesWith(wanted) };
        const expected = new CurrentConfiguration({ ...before.#now, Environment });
        return (this.changesTo(wanted).length === 0 &&
            ALL.every((name) => sent.includes(name) || isSame(this.#member(name), expected.#member(name))));
    }
    /** What decides where the runtime looks for the code, once those changes are made. */
    codeTraitsAfter(wanted) {
        const { members = {}, variables = new Map() } = wanted ?? {};
        const now = this.#now;
        const unreadable = now.Environment?.Error !== undefined;
        return {
            runtime: members.Runtime ?? now.Runtime,
            handler: members.Handler ?? now.Handler,
            layers: (members.Layers ?? now.Layers ?? []).length > 0,
            execWrapper: (0,exec_wrapper/* execWrapper */.V)(unreadable ? now.Environment : { Variables: this.#variablesWith({ members, variables }) }),
        };
    }
    #differing({ members }) {
        const names = Object.keys(members);
        return names.filter((name) => !covers(this.#member(name), members[name]));
    }
    #variableChanges({ variables }) {
        const now = this.#now.Environment?.Variables ?? {};
        return [...variables].flatMap(([name, value]) => {
            const has = Object.hasOwn(now, name);
            if (value === null)
                return has ? [{ kind: 'removed', name }] : [];
            if (!has)
                return [{ kind: 'added', name }];
            return now[name] === value ? [] : [{ kind: 'changed', name }];
        });
    }
    #variablesWith({ variables }) {
        const all = new Map(Object.entries(this.#now.Environment?.Variables ?? {}));
        for (const [name, value] of variables)
            all.set(name, value);
        return Object.fromEntries([...all].filter((entry) => entry[1] !== null));
    }
    /** A member in the shape of a request. */
    #member(name) {
        const { Environment, ImageConfigResponse, Layers, SnapStart, VpcConfig, ...now } = this.#now;
        switch (name) {
            case 'Environment':
                // Not as a structure: a variable that is empty is not one that is missing.
                return (Environment?.Error ??
                    Object.entries(Environment?.Variables ?? {})
                        .map(String)
                        .toSorted());
            case 'ImageConfig':
                return ImageConfigResponse?.ImageConfig;
            case 'Layers':
                return Layers?.map(({ Arn }) => Arn);
            case 'SnapStart':
                return SnapStart === undefined ? DEFAULTS.SnapStart : { ApplyOn: SnapStart.ApplyOn };
            case 'VpcConfig': {
                const { VpcId: _, ...request } = VpcConfig ?? {};
                return request;
            }
            default:
                return now[name] ?? DEFAULTS[name];
        }
    }
}
const ALL = Object.keys(configuration_members/* CONFIGURATION_MEMBERS */.L);


/***/ }),

/***/ 66048:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ execWrapper)
/* harmony export */ });
/** Variables that let a runtime find code in other places, if they are set to anything or to such a thing. */
const SEARCH_PATHS = {
    NODE_PATH: /./,
    NODE_OPTIONS: /-r\b|require|import|loader|conditions/,
    PYTHONPATH: /./,
    PYTHONHOME: /./,
    RUBYLIB: /./,
    RUBYOPT: /./,
    GEM_PATH: /./,
    JAVA_TOOL_OPTIONS: /agent|cp\b|class-?path|\.path/i,
    DOTNET_STARTUP_HOOKS: /./,
    LAMBDA_DOTNET_MAIN_ASSEMBLY: /./,
};
/**
 * Whether AWS_LAMBDA_EXEC_WRAPPER is set. Undefined if the variables cannot be read, or if others of them decide where the
 * runtime looks for code.
 */
function execWrapper(environment) {
    if (environment?.Error !== undefined)
        return undefined;
    const variables = environment?.Variables ?? {};
    if (variables['AWS_LAMBDA_EXEC_WRAPPER'] !== undefined)
        return true;
    const searches = Object.entries(SEARCH_PATHS).some(([name, pattern]) => pattern.test(variables[name] ?? ''));
    return searches ? undefined : false;
}


/***/ }),

/***/ 63047:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ functionState)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ../../src/aws/configuration-digest.ts

/** Members that say which version it is and how it fares, and not how it behaves. */
const OF_THE_VERSION = new Set([
    '$metadata',
    'CodeSha256',
    'CodeSize',
    'ConfigSha256',
    'Description',
    'FunctionArn',
    'LastModified',
    'LastUpdateStatus',
    'LastUpdateStatusReason',
    'LastUpdateStatusReasonCode',
    'MasterArn',
    'RevisionId',
    'RuntimeVersionConfig',
    'SigningJobArn',
    'State',
    'StateReason',
    'StateReasonCode',
    'Version',
]);
/**
 * A digest of everything beside the code that makes a version behave as it does, to tell whether two
 * of them differ. `ConfigSha256` would be made for it, but AWS does not send it for ordinary functions
 * (recorded in 2025 and 2026). Values of environment variables go into the digest and nowhere else.
 *
 * @returns undefined where Lambda could not show the environment, so that nothing can be compared
 */
function configurationDigest(configuration) {
    if (configuration.Environment?.Error !== undefined)
        return undefined;
    const behaviour = Object.entries(configuration).filter(([name]) => !OF_THE_VERSION.has(name));
    const { SnapStart } = configuration;
    const comparable = { ...Object.fromEntries(behaviour), SnapStart: SnapStart?.ApplyOn };
    return (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify(sorted(comparable)))
        .digest('base64');
}
/** JSON depends on the order of members, which answers do not promise. */
function sorted(value) {
    if (Array.isArray(value))
        return value.map(sorted);
    if (typeof value !== 'object' || value === null)
        return value;
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(members.map(([name, member]) => [name, sorted(member)]));
}

// EXTERNAL MODULE: ../../src/aws/current-configuration.ts + 1 modules
var current_configuration = __webpack_require__(29550);
// EXTERNAL MODULE: ../../src/aws/exec-wrapper.ts
var exec_wrapper = __webpack_require__(66048);
;// CONCATENATED MODULE: ../../src/aws/function-state.ts



/** Takes from a response what a deployment looks at. */
function functionState(configuration, code) {
    return {
        name: configuration.FunctionName ?? '',
        arn: configuration.FunctionArn ?? '',
        version: configuration.Version ?? '$LATEST',
        packageType: configuration.PackageType ?? 'Zip',
        architecture: configuration.Architectures?.[0] ?? 'x86_64',
        codeSha256: configuration.CodeSha256 ?? '',
        codeSize: configuration.CodeSize ?? 0,
        configurationDigest: configurationDigest(configuration),
        configuration: new current_configuration/* CurrentConfiguration */.g(configuration),
        revisionId: configuration.RevisionId,
        lastModified: configuration.LastModified,
        description: configuration.Description,
        runtime: configuration.Runtime,
        handler: configuration.Handler,
        state: configuration.State,
        stateReason: configuration.StateReason,
        stateReasonCode: configuration.StateReasonCode,
        lastUpdateStatus: configuration.LastUpdateStatus,
        lastUpdateStatusReason: configuration.LastUpdateStatusReason,
        lastUpdateStatusReasonCode: configuration.LastUpdateStatusReasonCode,
        ...traits(configuration),
        resolvedImageUri: code?.ResolvedImageUri,
        sourceKmsKeyArn: code === undefined ? null : code.SourceKMSKeyArn,
        signingJobArn: configuration.SigningJobArn,
    };
}
function traits(configuration) {
    return {
        snapStart: {
            applies: configuration.SnapStart?.ApplyOn === 'PublishedVersions',
            optimized: configuration.SnapStart?.OptimizationStatus === 'On',
        },
        managedInstances: configuration.CapacityProviderConfig !== undefined,
        layers: (configuration.Layers ?? []).length > 0,
        execWrapper: (0,exec_wrapper/* execWrapper */.V)(configuration.Environment),
    };
}


/***/ }),

/***/ 42003:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ NO_CREDENTIALS)
/* harmony export */ });
/** GitHub evaluates what is not set to nothing, and an empty input counts as not given. */
const NO_CREDENTIALS = 'Set `role-to-assume` to sign in with OIDC, or configure AWS credentials in an earlier step of the job. If it is set: an unset secret or variable gives an empty value.';


/***/ }),

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

/***/ 50593:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ sendZip)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57075);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_stream__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76378);



/** Multiples of three, so that every slice encodes without padding. */
const READ_BYTES = 3 * 256 * 1024;
/** Strings of this size die young; larger ones would pile up until the next full collection. */
const SLICE_BYTES = 3 * 16 * 1024;
/** What is handed to the socket at a time: TLS holds all of a write once more, encrypted. */
const WRITE_BYTES = 256 * 1024;
/**
 * Makes a command send a zip from disk as its `ZipFile`; CreateFunction has it in `Code`. The SDK's own serializer holds the bytes,
 * their base64, the JSON and its UTF-8 at the same time; this holds the request's bytes only, which are
 * signed as a whole and go to the socket piece by piece.
 *
 * @param size bytes of the zip; a file of another size is an error, never a truncated upload
 */
function sendZip(command, path, size) {
    const stack = command.middlewareStack;
    stack.add((next) => async (args) => {
        const request = args.request;
        const json = textOf(request.body);
        return withShared([path, size, json].join('\n'), () => bodyWithZip(aroundZip(json), path, size), (body) => {
            request.body = body;
            return next(args);
        });
    }, { step: 'build', priority: 'high', name: 'zipBody' });
    // Below the signature, which needs the bytes, and below retries: each attempt gets a stream of its own.
    stack.add((next) => (args) => {
        const request = args.request;
        const { body } = request;
        if (!(body instanceof Uint8Array) || body.length <= WRITE_BYTES)
            return next(args);
        return next({ ...args, request: { ...request, body: node_stream__WEBPACK_IMPORTED_MODULE_1__.Readable.from(slices(body)) } });
    }, { step: 'finalizeRequest', priority: 'low', name: 'zipStream' });
}
/** Bodies by what they are made of, with the number of requests that need them right now. */
const shared = new Map();
/** The body does not name the function: updates of several from one package at a time hold it once. */
async function withShared(key, make, use) {
    const entry = shared.get(key) ?? { body: make(), users: 0 };
    shared.set(key, entry);
    entry.users += 1;
    try {
        return await use(await entry.body);
    }
    finally {
        entry.users -= 1;
        if (entry.users === 0)
            shared.delete(key);
    }
}
function* slices(body) {
    for (let at = 0; at < body.length; at += WRITE_BYTES)
        yield body.subarray(at, at + WRITE_BYTES);
}
/** Some serializers of the SDK give a string, others its bytes. */
function textOf(body) {
    return body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body);
}
/** What stands before and after the base64 of a zip in a request with these other members. */
function aroundZip(json) {
    const { Code, ...others } = JSON.parse(json);
    if (Code === undefined)
        return ['{"ZipFile":"', `"${members(others)}}`];
    return ['{"Code":{"ZipFile":"', `"${members(Code)}}${members(others)}}`];
}
/** Members to follow another one. */
function members(object) {
    const json = JSON.stringify(object).slice(1, -1);
    return json === '' ? '' : `,${json}`;
}
async function bodyWithZip([head, tail], path, size) {
    const body = Buffer.allocUnsafe(head.length + Math.ceil(size / 3) * 4 + Buffer.byteLength(tail));
    let at = body.write(head, 'latin1');
    for await (const piece of pieces(path, size)) {
        for (let from = 0; from < piece.length; from += SLICE_BYTES) {
            at += body.write(piece.toString('base64', from, Math.min(from + SLICE_BYTES, piece.length)), at, 'latin1');
        }
    }
    body.write(tail, at);
    return body;
}
async function* pieces(path, size) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path);
    try {
        if ((await file.stat()).size !== size)
            throw changed(path);
        const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, size));
        for (let done = 0; done < size;) {
            const wanted = Math.min(buffer.length, size - done);
            const { bytesRead } = await file.read(buffer, 0, wanted, done);
            if (bytesRead !== wanted)
                throw changed(path);
            yield buffer.subarray(0, wanted);
            done += wanted;
        }
    }
    finally {
        await file.close();
    }
}
function changed(path) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .s({
        what: `The package ${path} changed while it was read.`,
        remedy: 'Let nothing write to the package while it is deployed.',
    });
}


/***/ }),

/***/ 54858:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AR: () => (/* binding */ sharesOf),
/* harmony export */   Es: () => (/* binding */ isRouted),
/* harmony export */   KO: () => (/* binding */ routingFor),
/* harmony export */   pb: () => (/* binding */ servesAlready),
/* harmony export */   y0: () => (/* binding */ isWeighted)
/* harmony export */ });
/* harmony import */ var _percent_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92020);

/**
 * How an alias gives a version its share. Below 100 % the version that it has keeps the rest; one that
 * has this version already, or is not there, gives it everything.
 */
function routingFor({ weight }, version, before) {
    if (weight === undefined || before === undefined || before.version === version)
        return { version };
    return { version: before.version, weights: { [version]: weight } };
}
/** Whether a version gets traffic of an alias already, all of it or a share. */
function servesAlready(version, alias) {
    return alias !== undefined && (alias.version === version || version in alias.weights);
}
/** Whether an alias shares its traffic in this way; Lambda keeps shares with few digits. */
function isRouted(alias, { version, weights = {} }) {
    const own = Object.entries(weights);
    const same = own.every(([other, share]) => Math.abs((alias.weights[other] ?? 0) - share) < 0.0005);
    return alias.version === version && same && Object.keys(alias.weights).length === own.length;
}
function isWeighted({ weights }) {
    return Object.keys(weights).length > 0;
}
/** Shares of traffic in words, e.g. `version 1 has 90 %, version 2 has 10 %`. */
function sharesOf({ version, weights = {} }) {
    const others = Object.entries(weights);
    const rest = others.reduce((left, [, share]) => left - share, 1);
    const shares = [[version, rest], ...others];
    return shares.map(([each, share]) => `version ${each} has ${(0,_percent_js__WEBPACK_IMPORTED_MODULE_0__/* .percent */ .K)(share)}`).join(', ');
}


/***/ }),

/***/ 3477:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ moveAlias),
/* harmony export */   q: () => (/* binding */ movedByOthers)
/* harmony export */ });
/* harmony import */ var _aws_request_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15758);
/* harmony import */ var _aws_service_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1544);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76378);
/* harmony import */ var _alias_routing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(54858);




/** Between two tries to move an alias whose revision changed in between. */
const RETRY_DELAY_MS = 1_000;
/**
 * Points the alias at a version with all of its traffic; creates it where it is missing, and sends
 * nothing where it points there already. A move by anybody else since it was read is an error.
 */
async function moveAlias(wanted, version, context) {
    const { log, progress } = context;
    const before = progress.facts.aliasBefore;
    const { name } = wanted;
    const move = { wanted, version, routing: (0,_alias_routing_js__WEBPACK_IMPORTED_MODULE_3__/* .routingFor */ .KO)(wanted, version, before) };
    if (before !== undefined && isMoved(before, move)) {
        log.info(`✓ ${name} already ${(0,_alias_routing_js__WEBPACK_IMPORTED_MODULE_3__/* .isWeighted */ .y0)(before) ? `splits its traffic: ${(0,_alias_routing_js__WEBPACK_IMPORTED_MODULE_3__/* .sharesOf */ .AR)(before)}` : `points at version ${version}`}`);
        progress.facts.alias = aliasFact(before, move, before, false);
        return;
    }
    if (before !== undefined)
        warnOfCanary(before, move, context);
    const work = () => (before === undefined ? create(move, context) : update(move, before, context));
    const line = () => before === undefined
        ? `Created alias ${name}, pointing to version ${version}`
        : `${name}: ${moveWords(before, move)}`;
    const after = await progress.phase('Alias', work, line);
    if (!(0,_alias_routing_js__WEBPACK_IMPORTED_MODULE_3__/* .isRouted */ .Es)(after, move.routing)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .s({
            what: `Lambda answered that ${name} serves something else than this step asked for: ${(0,_alias_routing_js__WEBPACK_IMPORTED_MODULE_3__/* .sharesOf */ .AR)(after)}.`,
            remedy: 'Look at what the alias serves now, then run the step again.',
        });
    }
    progress.facts.alias = aliasFact(before, move, after, true);
}
function aliasFact(before, { wanted, version, routing }, { arn }, moved) {
    const weight = routing.weights?.[version];
    return { name: wanted.name, arn, from: before?.version, to: version, ...(weight && { weight }), moved };
}
/** `version 1 → 2`, or the shares where it keeps some. */
function moveWords(before, { version, routing }) {
    if (routing.weights === undefined)
        return `version ${before.version} → ${version}`;
    return (0,_alias_routing_js__WEBPACK_IMPORTED_MODULE_3__/* .sharesOf */ .AR)(routing);
}
function isMoved(alias, { wanted, routing }) {
    const described = wanted.description === undefined || wanted.description === alias.description;
    return (0,_alias_routing_js__WEBPACK_IMPORTED_MODULE_3__/* .isRouted */ .Es)(alias, routing) && described;
}
function warnOfCanary(before, { wanted, version, routing }, { log }) {
    // Another share for the same version is what the step is for.
    if (!(0,_alias_routing_js__WEBPACK_IMPORTED_MODULE_3__/* .isWeighted */ .y0)(before) || (version in before.weights && Object.keys(before.weights).length === 1))
        return;
    const then = routing.weights === undefined ? `version ${version} gets all of it` : (0,_alias_routing_js__WEBPACK_IMPORTED_MODULE_3__/* .sharesOf */ .AR)(routing);
    log.warning(`The alias ${wanted.name} splits its traffic: ${(0,_alias_routing_js__WEBPACK_IMPORTED_MODULE_3__/* .sharesOf */ .AR)(before)}. This deployment ends that: ${then}.`);
}
async function create(move, context) {
    const { wanted, version } = move;
    try {
        return await context.aws.lambda.createAlias({ ...wanted, version }, optionsFor(move, context));
    }
    catch (error) {
        if (!(error instanceof _aws_service_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ServiceError */ ._ && error.alreadyExists))
            throw error;
        const now = await readAgain(move, context);
        if (now === undefined)
            throw error;
        if (isMoved(now, move))
            return now;
        throw movedByOthers(wanted, now);
    }
}
async function update(move, before, context) {
    const { wanted, routing } = move;
    const { aws, deadline, progress } = context;
    for (let known = before;;) {
        const guard = known.revisionId === undefined ? {} : { revisionId: known.revisionId };
        const request = { ...wanted, ...routing, ...guard };
        try {
            return await aws.lambda.updateAlias(request, optionsFor(move, context));
        }
        catch (error) {
            if (!(error instanceof _aws_service_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ServiceError */ ._))
                throw error;
            if (error.notFound) {
                // Something deleted it after it was read: it is missing, and so is created.
                progress.facts.aliasNow = { state: undefined };
                return create(move, context);
            }
            if (error.code !== 'PreconditionFailedException')
                throw error;
            const now = await readAgain(move, context);
            if (now === undefined || deadline.remainingMs === 0)
                throw error;
            if (isMoved(now, move))
                return now;
            if (!(await isShiftedByLambda(wanted.name, known, now, context)))
                throw movedByOthers(wanted, now);
            await deadline.pause(deadline.jittered(RETRY_DELAY_MS));
            known = now;
        }
    }
}
/** What creating and moving the alias have in common. */
function optionsFor(move, { aws, progress: { facts } }) {
    const before = facts.aliasUnanswered === true;
    return {
        failed: failedToMove(move),
        readBack: async () => {
            const now = await aws.lambda.getAlias(move.wanted.name);
            return now !== undefined && isMoved(now, move) ? now : undefined;
        },
        // An earlier request, guarded by another revision, may have been obeyed all the same.
        onState: (state) => {
            facts.aliasUnanswered = state === 'unanswered' || (state === 'not sent' && before);
        },
    };
}
function failedToMove({ wanted, version }) {
    return `The alias ${wanted.name} could not be moved to version ${version}.`;
}
async function readAgain(move, { aws, progress }) {
    const now = await aws.lambda.getAlias(move.wanted.name, { failed: failedToMove(move) });
    progress.facts.aliasNow = { state: now };
    return now;
}
/** Provisioned concurrency shifts weights of its own accord, which changes the revision as well. */
async function isShiftedByLambda(name, known, now, { aws, deadline }) {
    if (now.version !== known.version || now.description !== known.description)
        return false;
    return aws.lambda.within(deadline.atMost(_aws_request_js__WEBPACK_IMPORTED_MODULE_0__/* .OPTIONAL_LIMIT_MS */ .Sp)).isProvisioning(name);
}
function movedByOthers(wanted, now) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .s({
        what: `The alias ${wanted.name} was changed by something else while this deployment ran.`,
        why: now === undefined
            ? 'It is gone.'
            : `It points at version ${now.version} now${(0,_alias_routing_js__WEBPACK_IMPORTED_MODULE_3__/* .isWeighted */ .y0)(now) ? ` and splits its traffic: ${(0,_alias_routing_js__WEBPACK_IMPORTED_MODULE_3__/* .sharesOf */ .AR)(now)}` : ''}.`,
        remedy: 'Look at what it serves now, then run the step again. A `concurrency:` group makes deployments follow each other.',
    });
}


/***/ }),

/***/ 55608:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ codeOf),
/* harmony export */   j: () => (/* binding */ codeUpdate)
/* harmony export */ });
/**
 * What UpdateFunctionCode is asked for. An update that names no KMS key takes away the one that the
 * function has, so it is named again.
 */
function codeUpdate(artifact, before, { plan, log, progress }) {
    const { architecture, storageMode } = plan;
    // The update of the configuration, guarded by the revision that is asked for, has made another one.
    const configured = progress.facts.configuration?.update === 'finished';
    const revisionId = configured && plan.revisionId ? before.revisionId : plan.revisionId;
    const kmsKeyArn = plan.kmsKeyArn ?? before.sourceKmsKeyArn ?? undefined;
    if (artifact.kind !== 'image' && plan.kmsKeyArn === undefined && before.sourceKmsKeyArn === null) {
        log.warning(`Without lambda:GetFunction it cannot be seen whether the code of ${before.name} is encrypted with a KMS key of its own; if it is, this update removes the key. Allow lambda:GetFunction, or set \`source-kms-key-arn\`.`);
    }
    return {
        code: codeOf(artifact),
        ...(architecture && { architecture }),
        ...(kmsKeyArn && { kmsKeyArn }),
        ...(revisionId && { revisionId }),
        ...(storageMode && { storageMode }),
    };
}
/** Where Lambda gets the code from. */
function codeOf(artifact) {
    switch (artifact.kind) {
        case 'zip':
            return { zipPath: artifact.path, size: artifact.size };
        case 's3-object': {
            const { bucket, key, version } = artifact;
            return { bucket, key, ...(version && { version }) };
        }
        case 'image':
            return { imageUri: artifact.image.uri };
    }
}


/***/ }),

/***/ 61793:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RA: () => (/* binding */ logUnknown),
/* harmony export */   TE: () => (/* binding */ lookUp),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   ky: () => (/* binding */ currentHash)
/* harmony export */ });
/* harmony import */ var _aws_request_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15758);
/* harmony import */ var _aws_service_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1544);
/* harmony import */ var _package_artifact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64790);



/**
 * The hash that an artifact has right now, to compare with what runs. For a tag or an object in S3
 * it may be another one a moment later, so nothing but skipping follows from it; where nobody may
 * look, it stays unknown and the code is sent.
 */
async function currentHash(artifact, context) {
    const certain = (0,_package_artifact_js__WEBPACK_IMPORTED_MODULE_2__/* .codeHash */ .A)(artifact);
    if (certain !== undefined || artifact.kind === 'zip')
        return certain;
    try {
        const hash = await lookUp(artifact, context);
        const why = artifact.kind === 'image' ? 'is not in its repository' : 'has no SHA-256 in S3';
        if (hash === undefined)
            logUnknown(`${nameOf(artifact)} ${why}`, context);
        return hash;
    }
    catch (error) {
        if (!(error instanceof _aws_service_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ServiceError */ ._))
            throw error;
        logUnknown(`${error.operation} of ${nameOf(artifact)}: ${error.words || error.code}`, context);
        return undefined;
    }
}
/**
 * @returns undefined if there is no such image, or S3 knows no SHA-256 of the whole object
 * @throws {ServiceError} also if there is no such object, or the credentials may not look
 */
async function lookUp(artifact, { aws, deadline }) {
    const limited = deadline.atMost(_aws_request_js__WEBPACK_IMPORTED_MODULE_0__/* .OPTIONAL_LIMIT_MS */ .Sp);
    if (artifact.kind === 'image')
        return aws.imageDigest(artifact.image, limited);
    return (await (await aws.objectStore(limited)).look(artifact)).sha256;
}
/** Where the package is, as messages name it. */
function nameOf(artifact) {
    switch (artifact.kind) {
        case 'zip':
            return artifact.path;
        case 's3-object':
            return `s3://${artifact.bucket}/${artifact.key}`;
        case 'image':
            return artifact.image.uri;
    }
}
function logUnknown(why, { plan, log }) {
    if (plan.skipUnchanged)
        log.info(`  Whether the code is unchanged cannot be told: ${why}`);
}


/***/ }),

/***/ 25374:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ refuseMismatch),
/* harmony export */   l: () => (/* binding */ notManaged)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76378);

/**
 * Refuses what can only be a mistake: a source of the other package type, which never changes, and
 * `publish-to` for a function that is not on managed instances.
 *
 * @throws {DeployError} before anything is sent
 */
function refuseMismatch(artifact, target, plan) {
    const { name, packageType, managedInstances } = target;
    if (plan.release?.publishTo !== undefined && !managedInstances)
        throw notManaged(name);
    const wanted = artifact.kind === 'image' ? 'Image' : 'Zip';
    if (packageType === wanted)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .s({
        what: wanted === 'Image'
            ? `${name} is a ${packageType} function: it takes a zip, not a container image.`
            : `${name} is an ${packageType} function: it takes a container image, not a zip.`,
        remedy: wanted === 'Image'
            ? 'Give `zip-file`, or `s3-bucket` with `s3-key`, in place of `image-uri`; or create another function from the image.'
            : 'Give `image-uri`; or create another function from the zip. The package type of a function never changes.',
    });
}
/** For `publish-to` with any other function. */
function notManaged(name) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .s({
        what: `${name} is not on managed instances, which \`publish-to\` is for.`,
        remedy: 'Use `publish: true` or `alias` in place of `publish-to`.',
    });
}


/***/ }),

/***/ 10388:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ withConfiguration),
/* harmony export */   V: () => (/* binding */ plannedFunction)
/* harmony export */ });
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17650);
/* harmony import */ var _aws_current_configuration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29550);
/* harmony import */ var _function_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68553);
/* harmony import */ var _region_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11257);




/** The function as it will be once it is created; its account is in Lambda's answer that it is not there. */
function plannedFunction(wanted, { aws, plan, progress }) {
    const { functionName, region } = plan.target;
    const account = (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .accountOf */ .XP)(progress.facts.missing?.arn) ?? aws.account ?? '';
    const name = (0,_function_name_js__WEBPACK_IMPORTED_MODULE_2__/* .bareName */ .yZ)(functionName);
    return {
        name,
        arn: (0,_function_name_js__WEBPACK_IMPORTED_MODULE_2__/* .arnOf */ .RY)(functionName, region) ?? (0,_function_name_js__WEBPACK_IMPORTED_MODULE_2__/* .functionArn */ .mE)({ partition: (0,_region_js__WEBPACK_IMPORTED_MODULE_3__/* .partitionOf */ .iQ)(region), region, account, name }),
        // Lambda's own default (API_CreateFunction).
        architecture: plan.architecture ?? 'x86_64',
        ...new _aws_current_configuration_js__WEBPACK_IMPORTED_MODULE_1__/* .CurrentConfiguration */ .g({}).codeTraitsAfter(wanted),
    };
}
/** A function that is there, with the configuration that it will have. */
function withConfiguration(now, { plan }) {
    if (plan.configuration === undefined)
        return now;
    return { ...now, ...now.configuration.codeTraitsAfter(plan.configuration) };
}


/***/ }),

/***/ 62710:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ loadPreflight),
/* harmony export */   M: () => (/* binding */ preflight)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76378);
/* harmony import */ var _load_meanwhile_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66878);
/* harmony import */ var _size_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13668);
/* harmony import */ var _current_hash_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61793);




/** A step has at most ten annotations of a kind; some are left for others. */
const MOST_WARNINGS = 6;
/** The preflight is needed as soon as the function has been read. */
function loadPreflight(artifact, { plan }) {
    if (plan.preflight === 'off' || artifact.kind !== 'zip')
        return;
    (0,_load_meanwhile_js__WEBPACK_IMPORTED_MODULE_2__/* .loadMeanwhile */ .t)(() => Promise.all(/* import() */[__webpack_require__.e(171), __webpack_require__.e(1817)]).then(__webpack_require__.bind(__webpack_require__, 51817)));
}
/**
 * Checks a package for what Lambda would notice only at the first invocation. `error` refuses what is
 * certain to fail; everything else is a warning.
 *
 * @param target with the configuration that it will have
 * @throws {DeployError} naming each certain finding, with `preflight: error`
 */
async function preflight(artifact, target, { plan, deadline, log, progress }) {
    if (plan.preflight === 'off')
        return;
    if (artifact.kind !== 'zip') {
        if (artifact.kind === 's3-object')
            log.info(`${(0,_current_hash_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(artifact)} was not checked: only local packages are`);
        return;
    }
    const work = async () => {
        const { preflight: check } = await Promise.all(/* import() */[__webpack_require__.e(171), __webpack_require__.e(1817)]).then(__webpack_require__.bind(__webpack_require__, 51817));
        const traits = {
            packageRuntime: target.runtime,
            handler: target.handler,
            architecture: plan.architecture ?? (target.architecture === 'arm64' ? 'arm64' : 'x86_64'),
            layers: target.layers,
            wrapper: target.execWrapper,
        };
        const findings = await check(artifact.path, traits, { signal: deadline.cancelled });
        progress.facts.findings = findings;
        const certain = findings.filter((finding) => finding.certain);
        if (plan.preflight === 'error' && certain.length > 0)
            throw refused(certain);
        for (const finding of findings.slice(0, MOST_WARNINGS))
            log.warning(sentence(finding));
        for (const finding of findings.slice(MOST_WARNINGS))
            log.info(sentence(finding));
        return findings;
    };
    await progress.phase('Package check', work, ({ length }) => {
        const count = length === 1 ? '1 problem' : `${length || 'no'} problems`;
        return `Package check (${(0,_size_js__WEBPACK_IMPORTED_MODULE_3__/* .readableSize */ .g)(artifact.size)}): ${count} found`;
    });
}
function refused(findings) {
    const [first] = findings;
    const alone = findings.length === 1 && first !== undefined;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .s({
        what: alone ? first.what : `This package would fail on Lambda for ${findings.length} reasons:`,
        why: alone ? first.consequence : findings.map((finding) => `- ${sentence(finding)}`).join('\n'),
        remedy: alone ? first.remedy : 'Fix the package, or set `preflight: warn` to deploy it as it is.',
    });
}
function sentence({ what, consequence, remedy }) {
    return `${what} ${consequence} ${remedy}`;
}


/***/ }),

/***/ 9284:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ previousVersion),
/* harmony export */   E: () => (/* binding */ isNumber)
/* harmony export */ });
/** Whether this names a published version; an alias may also point at `$LATEST`, which is none. */
function isNumber(version) {
    return version !== undefined && /^\d+$/.test(version);
}
/** The version that was there before: the alias's, else the newest published one. */
function previousVersion({ aliasBefore, newestBefore }) {
    return [aliasBefore?.version, newestBefore?.version].find(isNumber);
}


/***/ }),

/***/ 83722:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ waitUntilReady),
/* harmony export */   m: () => (/* binding */ publish)
/* harmony export */ });
/* harmony import */ var _aws_service_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1544);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76378);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(92390);
/* harmony import */ var _previous_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9284);
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58176);
/* harmony import */ var _wait_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35224);






/** Between two tries to publish what somebody else published in between. */
const RETRY_DELAY_MS = 500;
/**
 * Publishes what `$LATEST` is now. The hash guards against a deployment in between. Where neither code
 * nor configuration changed since the last version, Lambda answers with that version and makes no
 * other (API_PublishVersion).
 *
 * @throws {DeployError | ServiceError} where the version is refused
 */
function publish(release, settled, context) {
    const { progress } = context;
    const { facts } = progress;
    const request = {
        codeSha256: settled.codeSha256,
        description: release.description,
        ...(release.publishTo && { publishTo: release.publishTo }),
    };
    const work = async () => {
        const version = await send(request, settled, context).catch((error) => {
            noteReplacedCode(error, facts);
            throw error;
        });
        refuseOtherVersion(version, settled, release);
        Object.assign(facts, { published: version, newVersion: isNew(version, facts) });
        return version;
    };
    return progress.phase('Publish', work, (version) => {
        const known = facts.newVersion === false ? 'already has this code' : 'has this code';
        return facts.newVersion === true
            ? `Published version ${version.version}${release.description && ` (${release.description})`}`
            : `Version ${version.version} ${known}`;
    });
}
/**
 * Where a configuration is asked for, the revision guards it as the hash guards the code: a version has both, or there is
 * none. A publication by somebody else changes the revision too, and nothing that is published here.
 */
async function send(request, settled, context) {
    const { aws, deadline, plan, progress } = context;
    for (let known = settled;;) {
        const guard = plan.configuration && known.revisionId ? { revisionId: known.revisionId } : {};
        try {
            return await aws.lambda.publishVersion({ ...request, ...guard }, {
                failed: 'The version could not be published.',
                onConflict: async () => (0,_wait_js__WEBPACK_IMPORTED_MODULE_2__/* .waitUntilIdle */ .yb)(await aws.lambda.getFunction(), context),
                onState: (state) => {
                    progress.facts.publishUnanswered = state === 'unanswered';
                },
            });
        }
        catch (error) {
            if (!isPreconditionFailed(error) || deadline.remainingMs === 0)
                throw error;
            const now = await (0,_wait_js__WEBPACK_IMPORTED_MODULE_2__/* .waitUntilIdle */ .yb)(await aws.lambda.getFunction(), context);
            if (!now.configuration.isSameAs(settled.configuration))
                throw await configurationChanged(now, context);
            // Other code is refused by its hash.
            await deadline.pause(deadline.jittered(RETRY_DELAY_MS));
            known = now;
        }
    }
}
function isPreconditionFailed(error) {
    return error instanceof _aws_service_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._ && error.code === 'PreconditionFailedException';
}
async function configurationChanged(now, { progress }) {
    Object.assign(progress.facts, { replaced: true, current: now });
    const { changedByOthers } = await __webpack_require__.e(/* import() */ 803).then(__webpack_require__.bind(__webpack_require__, 50803));
    return changedByOthers(now);
}
/** The guard of a publication is where another deployment shows that came after the update. */
function noteReplacedCode(error, facts) {
    if (!(error instanceof _aws_service_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._ && /CodeSHA256 .* is different from/.test(error.words)))
        return;
    facts.replaced = true;
    const theirs = /in \$LATEST \(([^)]+)\)/.exec(error.words)?.[1];
    if (theirs && facts.current)
        facts.current = { ...facts.current, codeSha256: theirs };
}
/** An alias may only ever get a version that has this code. */
function refuseOtherVersion(version, settled, { publishTo }) {
    const named = publishTo === undefined ? (0,_previous_js__WEBPACK_IMPORTED_MODULE_4__/* .isNumber */ .E)(version.version) : version.version !== '$LATEST';
    if (named && (version.codeSha256 === '' || version.codeSha256 === settled.codeSha256))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .s({
        what: `Lambda published other code than this step uploaded: version ${version.version}.`,
        why: `It has code ${version.codeSha256 || 'unknown'}, and ${settled.codeSha256} was to be published.`,
        remedy: 'Run the step again. If it persists, what answers for Lambda is not AWS, or changes its answers.',
    });
}
/**
 * Whether this run made a version. Lambda does not say so; only its number tells, beside what is known
 * of the time before. Undefined where that is not enough.
 */
function isNew({ version }, facts) {
    if ((0,_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .isUpdateSent */ .u)(facts) || !(0,_previous_js__WEBPACK_IMPORTED_MODULE_4__/* .isNumber */ .E)(version))
        return true;
    const { aliasBefore, newestBefore } = facts;
    const known = [aliasBefore?.version, ...Object.keys(aliasBefore?.weights ?? {}), newestBefore?.version];
    const before = known.filter(_previous_js__WEBPACK_IMPORTED_MODULE_4__/* .isNumber */ .E).map(Number);
    if (Number(version) <= Math.max(0, ...before))
        return false;
    return facts.newestLookedUp ? true : undefined;
}
/**
 * Waits until a version can serve: an alias that is to point at it needs that.
 *
 * @throws {DeployError} where it cannot be started
 */
async function waitUntilReady(version, context) {
    const { aws, progress } = context;
    const waiter = {
        line: `Lambda is still starting version ${version.version}`,
        purpose: `start version ${version.version}`,
        read: () => aws.lambda.getFunction(version.version, {
            failed: `The state of version ${version.version} could not be read.`,
        }),
        stateOf: _wait_state_js__WEBPACK_IMPORTED_MODULE_3__/* .versionReady */ .WR,
    };
    const ready = (0,_wait_state_js__WEBPACK_IMPORTED_MODULE_3__/* .versionReady */ .WR)(version).kind === 'settled'
        ? version
        : await progress.phase('Start', () => (0,_wait_js__WEBPACK_IMPORTED_MODULE_2__/* .waitForFunction */ .v0)(version, waiter, context), () => `Version ${version.version} is ready`);
    progress.facts.published = ready;
    progress.facts.ready = true;
    return ready;
}


/***/ }),

/***/ 94671:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _E: () => (/* binding */ readTarget),
/* harmony export */   f1: () => (/* binding */ readFailure),
/* harmony export */   ff: () => (/* binding */ describeTarget)
/* harmony export */ });
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17650);
/* harmony import */ var _aws_service_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1544);
/* harmony import */ var _function_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68553);
/* harmony import */ var _size_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(13668);
/* harmony import */ var _current_hash_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61793);
/* harmony import */ var _package_type_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(25374);
/* harmony import */ var _preflight_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(62710);
/* harmony import */ var _refuse_routing_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(74858);
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(58176);









/**
 * Reads everything that decides what there is to do, and waits while somebody's update is in progress.
 *
 * @returns undefined for a function that is not there, and is to be created then
 */
async function readTarget(artifact, context) {
    const { plan, aws, log, progress } = context;
    const { facts } = progress;
    const aliasName = plan.release?.alias?.name;
    const profile = 'upload' in plan.source ? plan.source.upload?.signingProfile : undefined;
    (0,_preflight_js__WEBPACK_IMPORTED_MODULE_5__/* .loadPreflight */ .A)(artifact, context);
    return progress.phase('Read', async () => {
        const options = { failed: (error) => readFailure(error, context) };
        const beside = Promise.all([
            aliasName === undefined ? undefined : aws.lambda.getAlias(aliasName, options),
            plan.skipUnchanged && profile === undefined ? (0,_current_hash_js__WEBPACK_IMPORTED_MODULE_3__/* .currentHash */ .ky)(artifact, context) : undefined,
        ]);
        // Where the function cannot be read either, that is what is said.
        beside.catch(() => undefined);
        const known = await readUnlessMissing(options, context);
        if (known === undefined) {
            facts.sha256 = (await beside)[1];
            log.info(`${(0,_function_name_js__WEBPACK_IMPORTED_MODULE_2__/* .bareName */ .yZ)(plan.target.functionName)} in ${plan.target.region}: does not exist yet`);
            return undefined;
        }
        facts.before = known;
        const [alias, certain] = await beside;
        const hash = profile === undefined ? certain : await hashIfSigned(artifact, profile, known, context);
        log.info(describeTarget(known, alias, context));
        Object.assign(facts, { aliasBefore: alias, sha256: hash });
        (0,_package_type_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseMismatch */ .J)(artifact, known, plan);
        (0,_refuse_routing_js__WEBPACK_IMPORTED_MODULE_6__/* .refuseRouting */ .z)(alias, plan);
        const before = plan.dryRun ? known : await (0,_wait_js__WEBPACK_IMPORTED_MODULE_7__/* .waitUntilIdle */ .yb)(known, context);
        facts.before = before;
        return { before, alias, hash };
    });
}
async function readUnlessMissing(options, { aws, plan, progress }) {
    try {
        return await aws.lambda.getFunction(undefined, options);
    }
    catch (error) {
        // What is not there is at no revision.
        const creates = plan.createIfMissing && plan.revisionId === undefined;
        if (!creates || !(error instanceof _aws_service_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ServiceError */ ._ && error.notFound))
            throw error;
        progress.facts.missing = { arn: (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .findArn */ .nt)(error.words) };
        return undefined;
    }
}
async function hashIfSigned(artifact, profile, known, context) {
    if (artifact.kind !== 'zip' || !context.plan.skipUnchanged)
        return undefined;
    const { signedHash } = await __webpack_require__.e(/* import() */ 1390).then(__webpack_require__.bind(__webpack_require__, 51390));
    return signedHash(artifact, profile, known, context);
}
function readFailure(error, { plan: { target }, aws }) {
    const account = aws.account === undefined ? '' : ` (account ${aws.account})`;
    const place = `in ${target.region}${account}`;
    if (error.notFound)
        return `Function ${target.functionName} was not found ${place}.`;
    return `Function ${target.functionName} could not be read ${place}.`;
}
/** e.g. `greeting in eu-west-1: Zip, x86_64, nodejs24.x, 158 B, code OguaX0SyQj, live = version 1`. */
function describeTarget(known, alias, { plan }) {
    const { name, packageType, architecture, runtime, codeSize, codeSha256 } = known;
    const wanted = plan.release?.alias?.name;
    const parts = [
        packageType,
        architecture,
        runtime,
        // Lambda knows no size of an image.
        packageType === 'Image' ? undefined : (0,_size_js__WEBPACK_IMPORTED_MODULE_8__/* .readableSize */ .g)(codeSize),
        `code ${codeSha256.slice(0, 10)}`,
    ];
    if (wanted !== undefined)
        parts.push(`${wanted} = ${alias ? `version ${alias.version}` : 'none yet'}`);
    return `${name} in ${plan.target.region}: ${parts.filter((part) => part !== undefined).join(', ')}`;
}


/***/ }),

/***/ 74858:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ refuseRouting)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76378);
/* harmony import */ var _previous_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9284);


/**
 * Refuses to share traffic with what is no published version, by a weight or by CodeDeploy.
 *
 * @throws {DeployError} before anything is sent
 */
function refuseRouting(alias, { release }) {
    const { name, weight } = release?.alias ?? {};
    if (release?.codeDeploy !== undefined && alias !== undefined && !(0,_previous_js__WEBPACK_IMPORTED_MODULE_1__/* .isNumber */ .E)(alias.version)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .s({
            what: `CodeDeploy shifts traffic between published versions, but ${name} points at ${alias.version}.`,
            remedy: `Point ${name} at a version once: run the step without CodeDeploy.`,
        });
    }
    if (weight === undefined || (0,_previous_js__WEBPACK_IMPORTED_MODULE_1__/* .isNumber */ .E)(alias?.version))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .s({
        what: alias === undefined
            ? `\`alias-weight\` leaves the rest of the traffic to the version that ${name} has, but ${name} does not exist yet.`
            : `\`alias-weight\` leaves the rest of the traffic to the version that ${name} has, but ${name} points at ${alias.version}, with which Lambda shares none.`,
        remedy: 'Leave `alias-weight` out for the first deployment.',
    });
}


/***/ }),

/***/ 15948:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cs: () => (/* binding */ readyVersion),
/* harmony export */   Hh: () => (/* binding */ goLive),
/* harmony export */   Ok: () => (/* binding */ findNewest)
/* harmony export */ });
/* harmony import */ var _aws_request_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15758);
/* harmony import */ var _aws_service_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1544);
/* harmony import */ var _alias_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3477);
/* harmony import */ var _alias_routing_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(54858);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(92390);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83722);
/* harmony import */ var _reusable_version_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(52557);
/* harmony import */ var _revision_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(41268);
/* harmony import */ var _send_code_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(63535);
/* harmony import */ var _wait_state_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(35224);










/** The newest published version, which tells what was there where no alias does; without permission unknown. */
async function findNewest({ aws, deadline, log, progress, }) {
    try {
        const versions = await aws.lambda.within(deadline.atMost(_aws_request_js__WEBPACK_IMPORTED_MODULE_0__/* .OPTIONAL_LIMIT_MS */ .Sp)).versions();
        const newest = versions.toSorted((one, other) => Number(other.version) - Number(one.version))[0];
        progress.facts.newestBefore = newest;
        progress.facts.newestLookedUp = true;
        return newest;
    }
    catch (error) {
        if (!(error instanceof _aws_service_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ServiceError */ ._))
            throw error;
        log.info(`  The version before is not known: ${error.operation}: ${error.words || error.code}`);
        return undefined;
    }
}
/** The version that has what `$LATEST` has become, once it can serve: published, unless one has it already. */
async function readyVersion(plan, artifact, context) {
    const { facts } = context.progress;
    const { before, current } = facts;
    if (before === undefined || current === undefined)
        throw new Error('nothing was read before the release');
    const sentUnchanged = facts.update !== 'not sent' && before.codeSha256 === current.codeSha256;
    const { kmsKeyArn = before.sourceKmsKeyArn } = context.plan;
    // A version keeps the key that its code was stored with.
    const comparable = plan.publishTo === undefined && kmsKeyArn === before.sourceKmsKeyArn;
    const reused = sentUnchanged && comparable ? await findReusable(current, context) : undefined;
    if (reused !== undefined)
        return reused;
    const version = await (0,_publish_js__WEBPACK_IMPORTED_MODULE_3__/* .publish */ .m)(plan, current, context);
    if ((0,_facts_js__WEBPACK_IMPORTED_MODULE_8__/* .isUpdateSent */ .u)(facts) || (0,_wait_state_js__WEBPACK_IMPORTED_MODULE_7__/* .versionReady */ .WR)(version).kind !== 'failed') {
        return (0,_publish_js__WEBPACK_IMPORTED_MODULE_3__/* .waitUntilReady */ .b)(version, context);
    }
    // Lambda answers with the same failed version until the code is updated, be it by the same bytes.
    context.log.warning(`Version ${version.version} has this code, but failed to start: the code is sent again for a new version.`);
    (0,_revision_js__WEBPACK_IMPORTED_MODULE_5__/* .refuseOtherRevision */ .m)(before, context.plan);
    const again = await (0,_send_code_js__WEBPACK_IMPORTED_MODULE_6__/* .sendCode */ .UA)(artifact, before, context);
    return (0,_publish_js__WEBPACK_IMPORTED_MODULE_3__/* .waitUntilReady */ .b)(await (0,_publish_js__WEBPACK_IMPORTED_MODULE_3__/* .publish */ .m)(plan, again, context), context);
}
/**
 * The version to use again when the code was sent though it was the same, as happens where only
 * Lambda can tell a hash: publishing would make a needless version. A run that was cut off may have
 * published without moving the alias, so the newest is looked at as well.
 */
async function findReusable(current, context) {
    const { facts } = context.progress;
    const newest = async () => facts.newestBefore?.version ?? (await findNewest(context))?.version;
    const reused = (await (0,_reusable_version_js__WEBPACK_IMPORTED_MODULE_4__/* .reuseVersion */ .t)(facts.aliasBefore?.version, current, context)) ??
        (await (0,_reusable_version_js__WEBPACK_IMPORTED_MODULE_4__/* .reuseVersion */ .t)(await newest(), current, context));
    if (reused === undefined)
        return undefined;
    facts.ready = true;
    context.log.info(`✓ Version ${reused.version} already has this code`);
    return reused;
}
/** Lets a version that can serve have traffic: it is tested first, if that is asked for. */
async function goLive(version, context) {
    const { plan, progress } = context;
    const { alias, smokeTest: test } = plan.release ?? {};
    // What serves already has passed, or nobody asked.
    if (test !== undefined && !(0,_alias_routing_js__WEBPACK_IMPORTED_MODULE_9__/* .servesAlready */ .pb)(version, progress.facts.aliasBefore)) {
        const { smokeTest } = await __webpack_require__.e(/* import() */ 9503).then(__webpack_require__.bind(__webpack_require__, 59503));
        await smokeTest(test, version, context);
    }
    if (alias === undefined)
        return;
    const codeDeploy = plan.release?.codeDeploy;
    if (codeDeploy === undefined)
        return (0,_alias_js__WEBPACK_IMPORTED_MODULE_2__/* .moveAlias */ .k)(alias, version, context);
    const { shiftAlias } = await __webpack_require__.e(/* import() */ 7381).then(__webpack_require__.bind(__webpack_require__, 87381));
    await shiftAlias({ wanted: alias, version, plan: codeDeploy }, context);
}


/***/ }),

/***/ 52557:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ reuseVersion)
/* harmony export */ });
/* unused harmony export isReusable */
/* harmony import */ var _previous_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9284);
/* harmony import */ var _wait_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35224);


/**
 * Reads a version, and notes it as the one that has this code if no other needs to be published.
 *
 * @param version number of it; whatever is none is not read
 */
async function reuseVersion(version, latest, { aws, progress }) {
    if (!(0,_previous_js__WEBPACK_IMPORTED_MODULE_1__/* .isNumber */ .E)(version))
        return undefined;
    // Lists of versions carry no states, so a version is read in any case.
    const candidate = await aws.lambda.getFunction(version);
    if (!isReusable(candidate, latest))
        return undefined;
    Object.assign(progress.facts, { published: candidate, newVersion: false });
    return candidate;
}
/** Whether a version has the code and configuration that `$LATEST` has, and can serve. */
function isReusable(candidate, latest) {
    return ((0,_previous_js__WEBPACK_IMPORTED_MODULE_1__/* .isNumber */ .E)(candidate.version) &&
        candidate.codeSha256 === latest.codeSha256 &&
        candidate.architecture === latest.architecture &&
        candidate.configurationDigest !== undefined &&
        candidate.configurationDigest === latest.configurationDigest &&
        (0,_wait_state_js__WEBPACK_IMPORTED_MODULE_0__/* .versionReady */ .WR)(candidate).kind === 'settled');
}


/***/ }),

/***/ 41268:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ refuseOtherRevision)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76378);

/**
 * Refuses an update of a function that is not at the revision that the step insists on, before
 * anything is uploaded. The update itself carries the revision all the same, for what happens in between.
 */
function refuseOtherRevision({ name, revisionId }, plan) {
    if (plan.revisionId === undefined || revisionId === undefined || plan.revisionId === revisionId)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .s({
        what: `Function ${name} is not at the revision that \`revision-id\` names.`,
        why: `It is at ${revisionId}, and the step asks for ${plan.revisionId}.`,
        remedy: 'Something changed the function since: look at what it runs now, then run the step again.',
    });
}


/***/ }),

/***/ 63535:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ keepCode),
  UA: () => (/* binding */ sendCode),
  as: () => (/* binding */ uploadPackage)
});

// EXTERNAL MODULE: ../../src/aws/service-error.ts + 1 modules
var service_error = __webpack_require__(1544);
;// CONCATENATED MODULE: ../../src/deploy/bucket-owner.ts
/**
 * Checks who owns the bucket of an object that is in S3 already, if the step insists on an account:
 * Lambda itself would take the object from anybody's.
 *
 * @throws {ServiceError} if it is another one, or the credentials may not look
 */
async function checkBucketOwner({ owner, ...object }, { aws }) {
    if (owner === undefined)
        return;
    const place = `s3://${object.bucket}/${object.key}`;
    const failed = `Account ${owner} could not be confirmed as the owner of ${place} (\`s3-bucket-owner\`).`;
    await (await aws.objectStore()).look({ ...object, owner }, { failed });
}

// EXTERNAL MODULE: ../../src/deploy/preflight.ts
var preflight = __webpack_require__(62710);
// EXTERNAL MODULE: ../../src/deploy/update.ts
var update = __webpack_require__(59664);
// EXTERNAL MODULE: ../../src/deploy/upload.ts
var deploy_upload = __webpack_require__(9248);
;// CONCATENATED MODULE: ../../src/deploy/send-code.ts





/** Uploads the package through S3 where a bucket is given, and updates the function. */
async function sendCode(artifact, before, context) {
    return (0,update/* updateCode */.P)(await uploadPackage(artifact, before, context), before, context);
}
/**
 * The package as Lambda gets it: uploaded to S3, and signed there, where that is asked for.
 *
 * @param target that it is for
 */
async function uploadPackage(artifact, target, context) {
    if (artifact.kind === 's3-object')
        await checkBucketOwner(artifact, context);
    const { source } = context.plan;
    const upload = 'upload' in source ? source.upload : undefined;
    if (artifact.kind !== 'zip' || upload === undefined)
        return artifact;
    const uploaded = await (0,deploy_upload/* uploadToS3 */.h)(artifact, upload, target, context);
    const { signingProfile } = upload;
    if (signingProfile === undefined)
        return uploaded;
    const { signPackage } = await __webpack_require__.e(/* import() */ 1136).then(__webpack_require__.bind(__webpack_require__, 91136));
    return signPackage(uploaded, signingProfile, context);
}
/** The function runs the code already: only what is to be released is still checked. */
async function keepCode(artifact, before, context) {
    const { log, plan, progress } = context;
    progress.facts.current = before;
    log.info(`✓ ${before.name} already runs this code (${before.codeSha256.slice(0, 10)}): nothing to upload`);
    if (plan.release !== undefined)
        await (0,preflight/* preflight */.M)(artifact, before, context);
    else if (before.managedInstances)
        progress.facts.notLive = await servesOtherCode(before, context);
}
/** On managed instances callers without a qualifier reach `$LATEST.PUBLISHED`; what cannot be read is not live. */
async function servesOtherCode(before, { aws }) {
    try {
        const published = await aws.lambda.getFunction('$LATEST.PUBLISHED');
        return published.codeSha256 !== before.codeSha256;
    }
    catch (error) {
        if (error instanceof service_error/* ServiceError */._)
            return true;
        throw error;
    }
}


/***/ }),

/***/ 42152:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ hasCode)
/* harmony export */ });
/**
 * Whether the function has exactly this code, on the architecture and with the key that are asked for.
 *
 * @param hash of the code; where it is not known, the answer is no
 */
function hasCode(hash, now, plan) {
    const { architecture, kmsKeyArn } = plan;
    return (hash === now.codeSha256 &&
        (architecture === undefined || architecture === now.architecture) &&
        (kmsKeyArn === undefined || now.sourceKmsKeyArn === null || kmsKeyArn === now.sourceKmsKeyArn) &&
        // An update that failed was abandoned: what runs is not what the hash says.
        now.lastUpdateStatus !== 'Failed' &&
        now.state !== 'Failed');
}


/***/ }),

/***/ 59664:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ refuseOtherCode),
/* harmony export */   P: () => (/* binding */ updateCode)
/* harmony export */ });
/* harmony import */ var _aws_service_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1544);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76378);
/* harmony import */ var _package_artifact_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(64790);
/* harmony import */ var _size_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(13668);
/* harmony import */ var _code_update_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(55608);
/* harmony import */ var _current_hash_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61793);
/* harmony import */ var _unchanged_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(42152);
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58176);
/* harmony import */ var _wait_state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(35224);









/**
 * Replaces the code, waits until the update is finished, and sees that what runs is what was sent.
 *
 * @throws {DeployError} where Lambda refuses, fails, or runs other code in the end
 */
async function updateCode(artifact, before, context) {
    const { aws, progress } = context;
    const { facts } = progress;
    const [sent, from] = artifact.kind === 'zip' ? [`Sent ${(0,_size_js__WEBPACK_IMPORTED_MODULE_5__/* .readableSize */ .g)(artifact.size)}; `, ''] : ['', ` of ${(0,_current_hash_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(artifact)}`];
    const update = (0,_code_update_js__WEBPACK_IMPORTED_MODULE_6__/* .codeUpdate */ .j)(artifact, before, context);
    const send = () => aws.lambda.updateCode(update, {
        failed: (error) => updateFailure(error, artifact, before),
        onConflict: async () => (0,_wait_js__WEBPACK_IMPORTED_MODULE_3__/* .waitUntilIdle */ .yb)(await aws.lambda.getFunction(), context),
        readBack: () => readBack(artifact, before, context),
        onState: (state) => {
            facts.update = state;
        },
    });
    const answered = await progress.phase('Upload', () => send().catch((error) => refusedFor(error, context)), ({ codeSha256 }) => `${sent}Lambda confirms code ${codeSha256.slice(0, 10)}${from}`);
    facts.current = answered;
    return progress.phase('Update', async () => {
        const settled = await waitUntilUpdated(artifact, before, answered, context);
        facts.current = settled;
        refuseOtherCode({ artifact, answered, settled }, context);
        facts.update = 'finished';
        return settled;
    }, ({ architecture }) => architecture === before.architecture ? 'Update finished' : `Update finished, now on ${architecture}`);
}
/** What became of an update that failed, by who said no. */
function updateFailure(error, artifact, { name }) {
    const of = artifact.kind === 'zip' ? name : `${name} (${(0,_current_hash_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(artifact)})`;
    if (error.conflict)
        return `${of} was kept busy by other updates until the time was up.`;
    if (error.throttled)
        return `Lambda went on throttling the update of ${of}.`;
    if (error.lacksPermission)
        return `The update of ${of} is not allowed.`;
    if (error.code === 'PreconditionFailedException')
        return `${of} is not at the revision that was asked for.`;
    if (error.reach === 'refused')
        return `Lambda rejected the new code of ${of}.`;
    return `The update of ${of} got no answer from Lambda that could be used.`;
}
/** What Lambda refuses for want of a signature is explained with what it would take. */
async function refusedFor(error, context) {
    const unsigned = /^(CodeVerificationFailed|InvalidCodeSignature)/;
    if (!(error instanceof _aws_service_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._ && unsigned.test(error.code)))
        throw error;
    const { explainSigning } = await Promise.all(/* import() */[__webpack_require__.e(2403), __webpack_require__.e(8764)]).then(__webpack_require__.bind(__webpack_require__, 48764));
    throw await explainSigning(error, context);
}
/**
 * After a lost answer: the function, if it has the code that was sent.
 *
 * @throws {DeployError} where nothing tells, and sending again is guarded by a revision that is gone
 */
async function readBack(artifact, before, context) {
    const { plan, aws } = context;
    const now = await aws.lambda.getFunction();
    if (now.revisionId === before.revisionId)
        return undefined;
    const signingJob = artifact.kind === 's3-object' ? artifact.signingJob : undefined;
    if (signingJob !== undefined && now.signingJobArn?.endsWith(`/${signingJob}`))
        return now;
    const hash = (0,_package_artifact_js__WEBPACK_IMPORTED_MODULE_7__/* .codeHash */ .A)(artifact) ?? (await (0,_current_hash_js__WEBPACK_IMPORTED_MODULE_2__/* .currentHash */ .ky)(artifact, context));
    if ((0,_unchanged_js__WEBPACK_IMPORTED_MODULE_8__/* .hasCode */ .u)(hash, now, plan))
        return now;
    if (hash !== undefined || plan.revisionId === undefined)
        return undefined;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .s({
        what: `Whether ${now.name} has the new code is unknown.`,
        why: `The answer to the update was lost, the function was modified at ${now.lastModified}, and nothing tells the hash of what was sent.`,
        remedy: `Compare the code of the function (${now.codeSha256.slice(0, 10)}) with yours, then run the step again with the present revision as \`revision-id\`.`,
    });
}
async function waitUntilUpdated(artifact, before, answered, context) {
    const { facts } = context.progress;
    const stale = answered.revisionId === before.revisionId ? undefined : before.revisionId;
    const failed = `The state of ${before.name} could not be read.`;
    const read = () => context.aws.lambda.getFunction(undefined, { failed });
    const waiter = {
        line: `Lambda is still updating ${before.name}`,
        purpose: `apply the update to ${before.name}`,
        read,
        stateOf: (now) => {
            const state = (0,_wait_state_js__WEBPACK_IMPORTED_MODULE_4__/* .afterUpdate */ .gt)(now, stale);
            if (now.lastUpdateStatus === 'Failed' && state.kind === 'failed')
                facts.update = 'abandoned';
            return state;
        },
    };
    const now = await (0,_wait_js__WEBPACK_IMPORTED_MODULE_3__/* .waitForFunction */ .v0)(answered, waiter, context);
    // Only a read names the resolved image, and an answer that has settled already spares the reads.
    return artifact.kind === 'image' && now === answered ? read() : now;
}
/**
 * What runs has to be what Lambda confirmed when it took the update, and what is known of the package.
 *
 * @throws {DeployError}
 */
function refuseOtherCode({ artifact, answered, settled }, { plan, progress }) {
    const { name, codeSha256, architecture, lastModified } = settled;
    const known = (0,_package_artifact_js__WEBPACK_IMPORTED_MODULE_7__/* .codeHash */ .A)(artifact);
    if (known !== undefined && answered.codeSha256 !== '' && answered.codeSha256 !== known) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .s({
            what: `Lambda took other code for ${name} than ${(0,_current_hash_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(artifact)} had when this step looked.`,
            why: `It had ${known}, and Lambda took ${answered.codeSha256}.`,
            remedy: 'See what writes there, and run the step again.',
        });
    }
    const expected = known ?? answered.codeSha256;
    if (expected !== '' && expected !== codeSha256) {
        progress.facts.replaced = true;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .s({
            what: `Another deployment replaced the code of ${name} while this one waited.`,
            why: `Sent ${expected}, running ${codeSha256}, last modified ${lastModified}.`,
            remedy: 'Give the job a `concurrency:` group, so that deployments of one function follow each other.',
        });
    }
    const wanted = plan.architecture ?? answered.architecture;
    if (wanted === architecture)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .s({
        what: `${name} runs on ${architecture}, not on ${wanted} as this step asked for.`,
        why: `Lambda took the update and describes the function as ${architecture}, last modified ${lastModified}.`,
        remedy: 'If another deployment changed it in between, give the job a `concurrency:` group; an endpoint that is not AWS may ignore `architecture`.',
    });
}


/***/ }),

/***/ 9248:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ requireBucket),
/* harmony export */   h: () => (/* binding */ uploadToS3)
/* harmony export */ });
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17650);
/* harmony import */ var _aws_request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15758);
/* harmony import */ var _plan_upload_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72688);
/* harmony import */ var _size_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13668);
/* harmony import */ var _transfer_lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16684);





/**
 * Uploads a package to S3, unless it is there already under its hash. The bucket is never created.
 *
 * @param target whose account has to own the bucket, unless the step names another
 */
function uploadToS3(zip, plan, target, context) {
    const { aws, host, progress } = context;
    const location = locate(zip, plan, target, context.plan.target.region);
    const { bucket, key, owner } = location;
    const place = `s3://${bucket}/${key}`;
    const failed = `The package could not be uploaded to ${place} (bucket owned by ${owner}).`;
    let line = `${place} already has this package: nothing to upload`;
    const work = async () => {
        const { version, sent } = await aws.upload(zip, location, {
            failed,
            onSent: (0,_transfer_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .transferLines */ .d)(zip.size, host),
            needsVersion: plan.signingProfile !== undefined,
        });
        if (sent)
            line = `Uploaded ${(0,_size_js__WEBPACK_IMPORTED_MODULE_3__/* .readableSize */ .g)(zip.size)} to ${place}${version ? ` (version ${version})` : ''}`;
        return uploaded(location, zip, version);
    };
    return progress.phase('Upload to S3', work, () => line);
}
/**
 * Refuses a bucket to upload to that is not there, for a run that uploads nothing.
 *
 * @throws {ServiceError}
 */
async function requireBucket(zip, upload, target, { aws, deadline, plan }) {
    const location = locate(zip, upload, target, plan.target.region);
    const store = await aws.objectStore(deadline.atMost(_aws_request_js__WEBPACK_IMPORTED_MODULE_1__/* .OPTIONAL_LIMIT_MS */ .Sp));
    const failed = `The package could not be uploaded to s3://${location.bucket}/${location.key}.`;
    await store.requireBucket(location, { failed });
}
function locate(zip, plan, target, region) {
    const account = (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .accountOf */ .XP)(target.arn) ?? '';
    const sha256 = Buffer.from(zip.sha256, 'base64').toString('hex');
    const values = { sha256, function: target.name, region, account };
    return {
        bucket: (0,_plan_upload_js__WEBPACK_IMPORTED_MODULE_4__/* .fillIn */ .pz)(plan.bucket, values),
        key: (0,_plan_upload_js__WEBPACK_IMPORTED_MODULE_4__/* .fillIn */ .pz)(plan.key, values),
        owner: plan.owner ?? account,
    };
}
function uploaded({ bucket, key }, { sha256 }, version) {
    return { kind: 's3-object', bucket, key, sha256, ...(version && { version }) };
}


/***/ }),

/***/ 35224:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L4: () => (/* binding */ stateOf),
/* harmony export */   WR: () => (/* binding */ versionReady),
/* harmony export */   eh: () => (/* binding */ summarize),
/* harmony export */   gt: () => (/* binding */ afterUpdate),
/* harmony export */   q0: () => (/* binding */ describe),
/* harmony export */   zk: () => (/* binding */ beforeUpdate)
/* harmony export */ });
const SETTLED = { kind: 'settled' };
const WAITING = { kind: 'waiting' };
/**
 * May an update start? A function that is idle (`Inactive`) or whose last update failed takes one:
 * waiting for `Active` would never end.
 */
function beforeUpdate(now) {
    return now.lastUpdateStatus === 'InProgress' || now.state === 'Pending' ? WAITING : SETTLED;
}
/**
 * Did the update arrive? `$LATEST` on managed instances settles at `ActiveNonInvocable`.
 *
 * @param staleRevision revision from before the update: a read that still shows it is late, and says nothing
 */
function afterUpdate(now, staleRevision) {
    if (staleRevision !== undefined && now.revisionId === staleRevision)
        return WAITING;
    if (now.lastUpdateStatus === 'Failed') {
        return { kind: 'failed', reason: now.lastUpdateStatusReason, code: now.lastUpdateStatusReasonCode };
    }
    if (now.lastUpdateStatus === 'InProgress')
        return WAITING;
    return byState(now);
}
/** Can the published version serve? With SnapStart only once its snapshot is there. */
function versionReady(now) {
    const state = byState(now);
    if (state.kind === 'settled' && now.snapStart.applies && !now.snapStart.optimized)
        return WAITING;
    return state;
}
function byState(now) {
    if (now.state === 'Failed' || now.state === 'Deleting') {
        return { kind: 'failed', reason: now.stateReason, code: now.stateReasonCode };
    }
    return now.state === 'Pending' ? WAITING : SETTLED;
}
/** A state in a few words. */
function stateOf(now) {
    return isUpdating(now) ? `update ${now.lastUpdateStatus}` : `state ${now.state ?? 'unknown'}`;
}
/** A state in words, with reason and code as Lambda gave them. */
function describe(now) {
    const updating = isUpdating(now);
    const code = updating ? now.lastUpdateStatusReasonCode : now.stateReasonCode;
    const reason = updating ? now.lastUpdateStatusReason : now.stateReason;
    const why = [code, reason].filter((part) => part !== undefined && part !== '').join(': ');
    const snapshot = now.snapStart.applies && now.version !== '$LATEST' && !now.snapStart.optimized;
    return `${stateOf(now)}${why === '' ? '' : ` (${why})`}${snapshot ? ', SnapStart snapshot not ready' : ''}`;
}
/** Lambda's reason for a state in its own words; the state, if it gives none. */
function summarize(now) {
    const reason = isUpdating(now) ? now.lastUpdateStatusReason : now.stateReason;
    return reason ? `"${reason}"` : describe(now);
}
function isUpdating({ lastUpdateStatus }) {
    return lastUpdateStatus !== undefined && lastUpdateStatus !== 'Successful';
}


/***/ }),

/***/ 58176:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fm: () => (/* binding */ waitFor),
  v0: () => (/* binding */ waitForFunction),
  yb: () => (/* binding */ waitUntilIdle)
});

// EXTERNAL MODULE: ../../src/errors.ts
var errors = __webpack_require__(76378);
;// CONCATENATED MODULE: ../../src/deploy/polling-delay.ts
/** The first look comes soon: a zip settles in 1-6 s, on a quiet day in less. */
const FIRST_MS = 120;
const GROWTH = 1.35;
/** For the first seconds nothing is noticed later than this. */
const STEADY_MS = 310;
/** After them a wait may be noticed late by a share of what it took already. */
const SHARE = 0.075;
const LONGEST_MS = 2_500;
/**
 * How long to wait before looking again, in milliseconds: at most 16 looks in 4 s and 90 in 2 min,
 * since nearly all of Lambda's control plane shares 15 requests a second in an account and Region
 * (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
 *
 * @param look how many looks there were already
 * @param elapsed milliseconds since the wait began
 * @param longest milliseconds at most
 */
function pollingDelay(look, elapsed, longest = LONGEST_MS) {
    const early = Math.min(FIRST_MS * GROWTH ** look, STEADY_MS);
    return Math.min(Math.max(early, elapsed * SHARE), longest);
}

// EXTERNAL MODULE: ../../src/deploy/wait-state.ts
var wait_state = __webpack_require__(35224);
;// CONCATENATED MODULE: ../../src/deploy/wait.ts



/** When a wait says that it goes on, in milliseconds; from the last on every minute. */
const LINES_AT_MS = [2_000, 10_000, 20_000, 30_000, 60_000];
const MINUTE_MS = 60_000;
/**
 * Reads until a state is settled, starting from one that is known already.
 * The SDK's own waiters retry every error, overshoot, and say nothing of reasons.
 *
 * @throws {DeployError} as soon as the state has failed, or with the last state once the time is up
 */
async function waitFor(known, waiter, { host: { clock }, log, deadline, progress }) {
    const start = clock.now();
    const lines = lineTimes();
    let next = lines.next().value;
    let now = known;
    try {
        for (let look = 0;; look++) {
            progress.lastSeen = waiter.describe(now);
            if (waiter.isOver(now)) {
                progress.lastSeen = undefined;
                return now;
            }
            if (deadline.remainingMs === 0)
                throw timedOut(waiter, progress.lastSeen, deadline.limitMs);
            const elapsed = clock.now() - start;
            if (elapsed >= next) {
                log.info(`  ${waiter.line}: ${Math.floor(elapsed / 1000)} s of at most ${limit(deadline.limitMs)} (${(waiter.summarize ?? waiter.describe)(now)})`);
                while (elapsed >= next)
                    next = lines.next().value;
            }
            await deadline.pause(deadline.jittered(pollingDelay(look, elapsed, waiter.longestDelayMs)));
            now = await waiter.read();
        }
    }
    finally {
        progress.waited(clock.now() - start);
    }
}
/** The same for a function or a version. */
function waitForFunction(known, { line, read, ...waiter }, context) {
    const isOver = (now) => {
        const state = waiter.stateOf(now);
        if (state.kind === 'failed')
            throw failed(waiter.purpose, now, state);
        return state.kind === 'settled';
    };
    return waitFor(known, { line, read, isOver, describe: wait_state/* describe */.q0, summarize: wait_state/* summarize */.eh }, context);
}
function failed(purpose, now, { reason, code }) {
    return new errors/* DeployError */.s({
        what: `Lambda failed to ${purpose} (${(0,wait_state/* stateOf */.L4)(now)}).`,
        why: reason,
        remedy: remedyFor(code ?? ''),
        code,
    });
}
/** Waits while somebody's update is in progress; a function at rest is returned as it is. */
function waitUntilIdle(known, context) {
    const waiter = {
        line: `Another update of ${known.name} is still in progress`,
        purpose: `finish another update of ${known.name}`,
        read: () => context.aws.lambda.getFunction(),
        stateOf: wait_state/* beforeUpdate */.zk,
    };
    return waitForFunction(known, waiter, context);
}
function* lineTimes() {
    yield* LINES_AT_MS;
    for (let at = 2 * MINUTE_MS;; at += MINUTE_MS)
        yield at;
}
function limit(milliseconds) {
    return milliseconds % MINUTE_MS === 0 ? `${milliseconds / MINUTE_MS} min` : `${milliseconds / 1000} s`;
}
function timedOut({ line }, words, limitMs) {
    return new errors/* DeployError */.s({
        what: `${line} after ${limitMs / 1000} s, and the time is up (\`wait-timeout-seconds\`).`,
        why: `Last seen: ${words}.`,
        remedy: `Run the step again: it continues where this one ended. Raise \`wait-timeout-seconds\` if this is common${line.startsWith('Another') ? ', and give the job a `concurrency:` group' : ''}.`,
    });
}
/** By LastUpdateStatusReasonCode and StateReasonCode; an unknown code has its reason only. */
function remedyFor(code) {
    if (/Eni|Subnet|SecurityGroup|EC2RequestLimit|VpcEncryption/.test(code)) {
        return "Check the subnets, security groups and network interface quota of the function's VPC configuration.";
    }
    if (/^Image|InvalidImage/.test(code)) {
        return 'Check that the image still exists and that the ECR repository policy lets lambda.amazonaws.com pull it.';
    }
    if (/KMS/.test(code))
        return 'Check that the KMS key exists, is enabled, and lets the function use it.';
    if (/^EFS/.test(code))
        return "Check the function's file system, its mount targets and access point.";
    if (/InsufficientRolePermissions/.test(code))
        return "Check the permissions of the function's execution role.";
    if (/^FunctionError/.test(code)) {
        return "The function's code failed while it was started: look at its log, fix the code and deploy again.";
    }
    if (/Quota|Limit|Capacity/.test(code))
        return 'A quota or capacity ran out: ask AWS for more, or try again later.';
    if (/InvalidZipFile/.test(code))
        return 'The package is not a zip that Lambda can unpack.';
    return undefined;
}


/***/ }),

/***/ 10965:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deployTargets: () => (/* reexport */ deployTargets),
  signIn: () => (/* reexport */ signIn)
});

// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-lambda/dist-es/LambdaClient.js + 8 modules
var LambdaClient = __webpack_require__(19150);
// EXTERNAL MODULE: ../../src/proxy.ts
var proxy = __webpack_require__(12469);
// EXTERNAL MODULE: ../../src/arn.ts
var arn = __webpack_require__(17650);
// EXTERNAL MODULE: ../../src/errors.ts
var errors = __webpack_require__(76378);
// EXTERNAL MODULE: ../../src/timeout.ts
var timeout = __webpack_require__(26438);
// EXTERNAL MODULE: ../../src/aws/no-credentials.ts
var no_credentials = __webpack_require__(42003);
;// CONCATENATED MODULE: ../../src/aws/job-credentials.ts




/**
 * The credentials that the job has already, from the SDK's own chain (environment, profiles with their
 * `credential_process`, web identity, container, instance). The sources know no signal: whoever waits
 * for them does so within the deadline.
 *
 * The provider throws a {@link DeployError} where there are none, or none that can be used.
 */
function jobCredentials(config, deadline) {
    const reasons = new Set();
    // Any client's will do; it remembers them until they expire.
    const chain = new LambdaClient/* LambdaClient */.N({ ...config, logger: reasonLogger(reasons) }).config.credentials;
    return async () => {
        let identity;
        try {
            identity = await (0,timeout/* withTimeout */.d)(chain(), deadline.requestMs(), deadline.cancelled);
        }
        catch (cause) {
            deadline.cancelled.throwIfAborted();
            throw notLoaded(cause, reasons);
        }
        refuseMalformed(identity);
        return identity;
    };
}
/** How the chain tells why it passed a source over. */
const PASSED_OVER = '@smithy/property-provider -> ';
/** What it says of sources that the job does not use. */
const NOT_USED = /^(Unable to find environment|Skipping SSO|AWS_PROFILE is set|Could not resolve credentials using profile: \[default\]|Profile default could not be found|Web identity configuration not|EC2 Instance Metadata|AWS_EC2_METADATA)/;
/** The chain ends with "any providers" whatever happened; only its log says what did. */
function reasonLogger(reasons) {
    const ignore = () => { };
    const debug = (line) => {
        if (typeof line !== 'string' || !line.startsWith(PASSED_OVER))
            return;
        const reason = line.slice(PASSED_OVER.length);
        if (!NOT_USED.test(reason))
            reasons.add(withoutSecrets(reason));
    };
    return { debug, info: ignore, warn: ignore, error: ignore };
}
function notLoaded(cause, reasons) {
    const words = [...reasons, wordsOf(cause)][0] ?? '';
    return new errors/* DeployError */.s({
        what: "The job's AWS credentials could not be loaded.",
        why: words,
        remedy: remedyFor(words),
        cause,
    });
}
function remedyFor(words) {
    if (/from any providers/.test(words)) {
        return no_credentials/* NO_CREDENTIALS */.z;
    }
    return 'Check AWS_PROFILE and the AWS configuration of this runner, or set `role-to-assume` to sign in with OIDC.';
}
/** What a parser quotes from its input is not for a log. */
function wordsOf(cause) {
    if (cause instanceof SyntaxError)
        return 'Their source answered with something that is not JSON.';
    return withoutSecrets(cause instanceof Error ? cause.message : String(cause));
}
/** Neither is the command of a `credential_process`. */
function withoutSecrets(words) {
    return words.replace(/^Command failed: .*$/m, 'credential_process failed.').trim();
}
/** A line break that was pasted along makes a header that Node refuses, or a signature that AWS does. */
function refuseMalformed({ accessKeyId, secretAccessKey, sessionToken }) {
    const parts = Object.entries({
        'access key id': accessKeyId,
        'secret access key': secretAccessKey,
        'session token': sessionToken,
    });
    for (const [name, value] of parts) {
        if (value === undefined || /^[!-~]+$/.test(value))
            continue;
        throw new errors/* DeployError */.s({
            what: `The job's AWS credentials are malformed: the ${name} contains ${defectOf(value)}.`,
            remedy: 'Store the secret again without it.',
        });
    }
}
function defectOf(value) {
    if (value.trim() !== value)
        return 'a space or line break at its beginning or end';
    return 'a character that none can contain';
}

;// CONCATENATED MODULE: ../../src/aws/credentials.ts



/**
 * Comes by the credentials of a plan and checks their account. They have been loaded once when this
 * returns, so that no request fails for want of them.
 *
 * @throws {DeployError} if there are none, a role cannot be assumed, or the account is not allowed
 */
async function obtainCredentials({ role, allowedAccountIds }, config, host, deadline) {
    maskAll([host.env['AWS_SECRET_ACCESS_KEY'], host.env['AWS_SESSION_TOKEN']], host);
    if (role?.by === 'oidc')
        return assumed(role, config, host, deadline);
    const credentials = jobCredentials(config, deadline);
    const { secretAccessKey, sessionToken, accountId } = await credentials();
    maskAll([secretAccessKey, sessionToken], host);
    if (role !== undefined)
        return assumed(role, { ...config, credentials }, host, deadline);
    let account = accountId;
    if (allowedAccountIds.length > 0) {
        const { callerAccount } = await Promise.all(/* import() */[__webpack_require__.e(3253), __webpack_require__.e(9790), __webpack_require__.e(196)]).then(__webpack_require__.bind(__webpack_require__, 20196));
        account = await callerAccount({ ...config, credentials }, host, deadline);
        checkAccount(account, allowedAccountIds);
    }
    host.log.info(`Using the job's AWS credentials${account ? ` (account ${account})` : ''}`);
    return { credentials, account };
}
function maskAll(secrets, host) {
    for (const secret of secrets)
        if (secret)
            host.mask(secret);
}
/** A session is of its role's account, which the plan has checked. */
async function assumed(role, config, host, deadline) {
    const { assumeRole } = await Promise.all(/* import() */[__webpack_require__.e(3253), __webpack_require__.e(9790), __webpack_require__.e(2403), __webpack_require__.e(6275)]).then(__webpack_require__.bind(__webpack_require__, 46275));
    const credentials = await assumeRole(role, config, host, deadline);
    const { account, resource } = (0,arn/* parseArn */.Lw)(role.arn);
    host.log.info(`Assumed ${resource} in ${account} for ${duration(role.durationSeconds)}`);
    return { credentials, account };
}
function duration(seconds) {
    if (seconds % 3600 === 0)
        return `${seconds / 3600} h`;
    return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
function checkAccount(account, allowed) {
    if (account !== undefined && allowed.includes(account))
        return;
    throw new errors/* DeployError */.s({
        what: `The credentials are of account ${account ?? '(unknown)'}, which \`allowed-account-ids\` does not list.`,
        why: `Allowed: ${allowed.join(', ')}.`,
        remedy: 'Use credentials of an allowed account, or add the account to `allowed-account-ids`.',
    });
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ../../src/aws/home-directory.ts


/**
 * The SDK looks for its configuration in the home directory at odd moments, also if everything is in the
 * environment, and breaks off if the user has none (containers that run as a number, without HOME).
 *
 * @throws {DeployError} before it does
 */
function requireHomeDirectory(env, find = external_node_os_.homedir) {
    if (env['HOME'] || env['USERPROFILE'] || env['HOMEPATH'])
        return;
    try {
        find();
    }
    catch (cause) {
        throw new errors/* DeployError */.s({
            what: 'The user of this runner has no home directory, where the AWS SDK looks for its configuration.',
            why: cause instanceof Error ? cause.message : String(cause),
            remedy: 'Set HOME in the environment of the job, to any directory.',
            cause,
        });
    }
}

// EXTERNAL MODULE: ../../node_modules/@smithy/node-http-handler/dist-es/node-http-handler.js + 11 modules
var node_http_handler = __webpack_require__(87424);
;// CONCATENATED MODULE: ../../src/aws/request-log.ts
/**
 * Says every request in one line: what it was for, where it went, what the answer was, how long it took, its attempt
 * and the request id. Neither a query nor a body: they may hold a secret.
 */
function logged(send, { debug, clock }) {
    return async (request, how = {}) => {
        const { operation = operationOf(request), attempt = attemptOf(request) } = how;
        const start = clock.now();
        const say = (answer, id) => {
            const parts = [
                `${Math.round(clock.now() - start)} ms`,
                `attempt ${attempt}`,
                ...(id ? [`request id ${id}`] : []),
            ];
            const what = `${request.method} ${request.hostname}${request.path}`;
            debug(`${operation === undefined ? what : `${operation} (${what})`}: ${answer}, ${parts.join(', ')}`);
        };
        try {
            const answer = await send(request, how);
            say(String(answer.response.statusCode), requestId(answer.response));
            return answer;
        }
        catch (error) {
            say(error instanceof Error ? error.message || error.name : String(error));
            throw error;
        }
    };
}
/** What the SDK sends by itself, such as the parts of an upload, has its name in the query. */
function operationOf({ query = {} }) {
    const { 'x-id': name, partNumber } = query;
    if (typeof name !== 'string')
        return undefined;
    return `s3:${name}${typeof partNumber === 'string' ? ` ${partNumber}` : ''}`;
}
/** As the SDK counts them. */
function attemptOf({ headers }) {
    return Number(/attempt=(\d+)/.exec(headers['amz-sdk-request'] ?? '')?.[1] ?? 1);
}
function requestId({ headers }) {
    return headers['x-amzn-requestid'] ?? headers['x-amz-request-id'] ?? headers['x-amzn-request-id'];
}

;// CONCATENATED MODULE: ../../src/aws/http.ts



/** A connection that is not there after 10 s will not come. */
const CONNECTION_TIMEOUT_MS = 10_000;
/** Lambda takes its time to answer an update with a large package, but not this long. */
const SILENCE_TIMEOUT_MS = 120_000;
/**
 * How every client sends its requests. The SDK ignores HTTPS_PROXY and NO_PROXY.
 *
 * @param log where each request is said
 * @param silenceMs a socket without a byte for so long is closed
 * @throws {DeployError} where a proxy is set that is none
 */
function requestHandler(env, silenceMs = SILENCE_TIMEOUT_MS, log) {
    const { proxies, httpAgent, httpsAgent } = (0,proxy/* proxyAgents */.Hd)(env);
    const handler = new node_http_handler/* NodeHttpHandler */.$({
        connectionTimeout: CONNECTION_TIMEOUT_MS,
        socketTimeout: silenceMs,
        httpAgent,
        httpsAgent,
    });
    const own = handler.handle.bind(handler);
    const send = log === undefined ? own : logged(own, log);
    handler.handle = async (request, how) => {
        try {
            return await send(request, how);
        }
        catch (error) {
            throw (0,proxy/* nameProxy */.YM)(proxies, request.protocol, error);
        }
    };
    return handler;
}

// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-lambda/dist-es/commands/GetFunctionCommand.js
var GetFunctionCommand = __webpack_require__(18576);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-lambda/dist-es/commands/GetFunctionConfigurationCommand.js
var GetFunctionConfigurationCommand = __webpack_require__(14162);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-lambda/dist-es/commands/UpdateFunctionCodeCommand.js
var UpdateFunctionCodeCommand = __webpack_require__(1064);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-lambda/dist-es/commands/PublishVersionCommand.js
var PublishVersionCommand = __webpack_require__(11543);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-lambda/dist-es/commands/GetAliasCommand.js
var GetAliasCommand = __webpack_require__(87672);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-lambda/dist-es/commands/CreateAliasCommand.js
var CreateAliasCommand = __webpack_require__(88472);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-lambda/dist-es/commands/UpdateAliasCommand.js
var UpdateAliasCommand = __webpack_require__(37677);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-lambda/dist-es/commands/GetFunctionCodeSigningConfigCommand.js
var GetFunctionCodeSigningConfigCommand = __webpack_require__(60698);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-lambda/dist-es/commands/GetCodeSigningConfigCommand.js
var GetCodeSigningConfigCommand = __webpack_require__(65966);
;// CONCATENATED MODULE: ../../src/aws/code-signing.ts

/** Names of the signing profiles that a function takes code of; none where it takes any. */
async function allowedProfiles(sender) {
    const { functionName: FunctionName, client } = sender;
    const ofFunction = new GetFunctionCodeSigningConfigCommand/* GetFunctionCodeSigningConfigCommand */.u({ FunctionName });
    const read = (how) => client.send(ofFunction, how);
    const { CodeSigningConfigArn } = await sender.read('GetFunctionCodeSigningConfig', read);
    // A function without a configuration is answered with an empty object.
    if (!CodeSigningConfigArn)
        return [];
    const config = new GetCodeSigningConfigCommand/* GetCodeSigningConfigCommand */.U({ CodeSigningConfigArn });
    const readConfig = (how) => client.send(config, how);
    const { CodeSigningConfig } = await sender.read('GetCodeSigningConfig', readConfig);
    const arns = CodeSigningConfig?.AllowedPublishers?.SigningProfileVersionArns ?? [];
    return [...new Set(arns.map(nameOf))];
}
/** `arn:aws:signer:REGION:ACCOUNT:/signing-profiles/NAME/VERSION` */
function nameOf(arn) {
    return /\/signing-profiles\/([^/]+)/.exec(arn)?.[1] ?? arn;
}

// EXTERNAL MODULE: ../../src/aws/function-state.ts + 1 modules
var function_state = __webpack_require__(63047);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-lambda/dist-es/commands/InvokeCommand.js
var InvokeCommand = __webpack_require__(90512);
;// CONCATENATED MODULE: ../../src/aws/invoke.ts

/** Invokes a version once, and waits for its answer. */
function invoke(sender, version, payload, options) {
    const attempt = async (how) => {
        const command = new InvokeCommand/* InvokeCommand */.m({
            FunctionName: sender.functionName,
            Qualifier: version,
            InvocationType: 'RequestResponse',
            LogType: 'Tail',
            Payload: Buffer.from(payload),
        });
        const answer = await sender.slowClient.send(command, how);
        return {
            functionError: answer.FunctionError,
            payload: Buffer.from(answer.Payload ?? []).toString(),
            version: answer.ExecutedVersion,
            log: Buffer.from(answer.LogResult ?? '', 'base64').toString(),
        };
    };
    return sender.send('InvokeFunction', attempt, { ...options, idempotent: false, onlyOnce: true }, version);
}

// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-lambda/dist-es/commands/ListVersionsByFunctionCommand.js
var ListVersionsByFunctionCommand = __webpack_require__(528);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-lambda/dist-es/commands/ListAliasesCommand.js
var ListAliasesCommand = __webpack_require__(20624);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-lambda/dist-es/commands/DeleteFunctionCommand.js
var DeleteFunctionCommand = __webpack_require__(34961);
;// CONCATENATED MODULE: ../../src/aws/lambda-lists.ts


/** All published versions of a function, oldest first. */
async function allVersions(sender) {
    const versions = [];
    for (let marker, first = true; first || marker; first = false) {
        const command = new ListVersionsByFunctionCommand/* ListVersionsByFunctionCommand */.O(pageOf(sender, marker));
        const attempt = (how) => sender.client.send(command, how);
        const page = await sender.read('ListVersionsByFunction', attempt);
        for (const version of page.Versions ?? [])
            if (Number(version.Version) > 0)
                versions.push((0,function_state/* functionState */.c)(version));
        marker = page.NextMarker;
    }
    return versions;
}
/** All aliases of a function. */
async function allAliases(sender) {
    const aliases = [];
    for (let marker, first = true; first || marker; first = false) {
        const command = new ListAliasesCommand/* ListAliasesCommand */.U(pageOf(sender, marker));
        const attempt = (how) => sender.client.send(command, how);
        const page = await sender.read('ListAliases', attempt);
        aliases.push(...(page.Aliases ?? []).map(aliasState));
        marker = page.NextMarker;
    }
    return aliases;
}
/** Deletes one published version. Without the qualifier it would be the function, so a number has to be given. */
async function deleteVersion(sender, version) {
    if (!/^[1-9]\d*$/.test(version))
        throw new Error(`${version} is not the number of a version`);
    const command = new DeleteFunctionCommand/* DeleteFunctionCommand */.Z({ FunctionName: sender.functionName, Qualifier: version });
    const attempt = (how) => sender.client.send(command, how);
    await sender.send('DeleteFunction', attempt, { idempotent: true }, version);
}
function aliasState(alias) {
    return {
        arn: alias.AliasArn ?? '',
        version: alias.FunctionVersion ?? '',
        description: alias.Description ?? '',
        revisionId: alias.RevisionId,
        weights: alias.RoutingConfig?.AdditionalVersionWeights ?? {},
    };
}
function pageOf({ functionName }, marker) {
    return { FunctionName: functionName, ...(marker && { Marker: marker }) };
}

// EXTERNAL MODULE: ../../src/function-name.ts
var function_name = __webpack_require__(68553);
// EXTERNAL MODULE: ../../src/aws/request.ts
var aws_request = __webpack_require__(15758);
;// CONCATENATED MODULE: ../../src/aws/lambda-sender.ts



/** Sends requests to Lambda about one function, within a deadline. All throw a ServiceError. */
class LambdaSender {
    #shared;
    #deadline;
    constructor(shared, deadline) {
        this.#shared = shared;
        this.#deadline = deadline;
    }
    /** @param functionName name or ARN */
    static open(functionName, config, { deadline, log, limiter, openSlowClient }) {
        const client = new LambdaClient/* LambdaClient */.N(config);
        const arn = (0,function_name/* arnOf */.RY)(functionName, config.region);
        const shared = {
            client,
            functionName,
            log,
            limiter,
            openSlowClient,
            reached: false,
            arn,
            denied: new Set(),
        };
        return new LambdaSender(shared, deadline);
    }
    /** The same for another deadline. */
    within(deadline) {
        return new LambdaSender(this.#shared, deadline);
    }
    get client() {
        return this.#shared.client;
    }
    /** For invocations, which may be silent for a quarter of an hour. */
    get slowClient() {
        return this.#shared.openSlowClient();
    }
    get functionName() {
        return this.#shared.functionName;
    }
    get denied() {
        return this.#shared.denied;
    }
    /** Lets advice on permissions name the function from now on. */
    learnArn(arn) {
        this.#shared.arn ??= arn && (0,function_name/* withoutLatest */.m_)(arn);
    }
    read(name, attempt, options = {}, qualifier) {
        return this.send(name, attempt, { ...options, idempotent: true, attemptMs: aws_request/* READ_LIMIT_MS */.Am }, qualifier);
    }
    async send(name, attempt, how, qualifier) {
        const shared = this.#shared;
        const request = {
            ...how,
            operation: `lambda:${name}`,
            firstRequest: !shared.reached,
            // Invocations have quotas of their own.
            rate: name === 'InvokeFunction' ? undefined : shared.limiter?.rateOf(name),
            // An answer to another request may name the function in between.
            get resource() {
                return shared.arn && (0,function_name/* withQualifier */.f6)(shared.arn, qualifier);
            },
        };
        const answer = await (0,aws_request/* send */.tN)(request, attempt, { deadline: this.#deadline, log: shared.log });
        shared.reached = true;
        return answer;
    }
}

// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-lambda/dist-es/commands/GetProvisionedConcurrencyConfigCommand.js
var GetProvisionedConcurrencyConfigCommand = __webpack_require__(7077);
// EXTERNAL MODULE: ../../src/aws/service-error.ts + 1 modules
var service_error = __webpack_require__(1544);
;// CONCATENATED MODULE: ../../src/aws/provisioned.ts


/** Whether provisioned concurrency of an alias is being moved. */
async function isProvisioning(sender, alias) {
    const { client, functionName } = sender;
    const command = new GetProvisionedConcurrencyConfigCommand/* GetProvisionedConcurrencyConfigCommand */.D({ FunctionName: functionName, Qualifier: alias });
    const attempt = (how) => client.send(command, how);
    try {
        return (await sender.read('GetProvisionedConcurrencyConfig', attempt)).Status === 'IN_PROGRESS';
    }
    catch (error) {
        // There is none, or nobody may know.
        if (error instanceof service_error/* ServiceError */._)
            return false;
        throw error;
    }
}

// EXTERNAL MODULE: ../../src/aws/zip-body.ts
var zip_body = __webpack_require__(50593);
;// CONCATENATED MODULE: ../../src/aws/lambda-operations.ts









/** Lambda over the SDK, for one function. */
class SdkLambda {
    #sender;
    constructor(sender) {
        this.#sender = sender;
    }
    /** @param functionName name or ARN */
    static open(functionName, config, context) {
        return new SdkLambda(LambdaSender.open(functionName, config, context));
    }
    within(deadline) {
        return new SdkLambda(this.#sender.within(deadline));
    }
    /** GetFunction has the largest quota of all reads; GetFunctionConfiguration serves where a policy lacks it. */
    async getFunction(qualifier, options) {
        const { denied } = this.#sender;
        const kind = qualifier === undefined ? 'function' : 'version';
        if (denied.has(kind))
            return this.#getConfiguration(qualifier, options);
        try {
            return await this.#getFunction(qualifier, options);
        }
        catch (error) {
            if (!(error instanceof service_error/* ServiceError */._ && error.accessDenied))
                throw error;
            const state = await this.#getConfiguration(qualifier).catch(() => undefined);
            // The permission to ask for is the first one.
            if (state === undefined)
                throw error;
            denied.add(kind);
            return state;
        }
    }
    async #getFunction(qualifier, options) {
        const command = new GetFunctionCommand/* GetFunctionCommand */.Y({ ...this.#name, Qualifier: qualifier });
        const answer = await this.#sender.read('GetFunction', (how) => this.#client.send(command, how), options, qualifier);
        this.#sender.learnArn(answer.Configuration?.FunctionArn);
        return (0,function_state/* functionState */.c)(answer.Configuration ?? {}, answer.Code);
    }
    async #getConfiguration(qualifier, options) {
        const command = new GetFunctionConfigurationCommand/* GetFunctionConfigurationCommand */.q({ ...this.#name, Qualifier: qualifier });
        const attempt = (how) => this.#client.send(command, how);
        return (0,function_state/* functionState */.c)(await this.#sender.read('GetFunctionConfiguration', attempt, options, qualifier));
    }
    updateCode(update, options) {
        const { code, architecture, kmsKeyArn, revisionId, storageMode, dryRun = false } = update;
        const command = new UpdateFunctionCodeCommand/* UpdateFunctionCodeCommand */.K({
            ...this.#name,
            ...('bucket' in code && { S3Bucket: code.bucket, S3Key: code.key }),
            ...('bucket' in code && code.version !== undefined && { S3ObjectVersion: code.version }),
            ...('imageUri' in code && { ImageUri: code.imageUri }),
            ...(architecture && { Architectures: [architecture] }),
            ...(kmsKeyArn && { SourceKMSKeyArn: kmsKeyArn }),
            ...(revisionId && { RevisionId: revisionId }),
            ...('bucket' in code && storageMode && { S3ObjectStorageMode: storageMode }),
            ...(dryRun && { DryRun: true }),
        });
        if ('zipPath' in code)
            (0,zip_body/* sendZip */.Q)(command, code.zipPath, code.size);
        const attempt = async (how) => (0,function_state/* functionState */.c)(await this.#client.send(command, how));
        return this.#sender.send('UpdateFunctionCode', attempt, { ...options, idempotent: dryRun });
    }
    async updateConfiguration(update, options) {
        const { updateConfiguration } = await __webpack_require__.e(/* import() */ 9695).then(__webpack_require__.bind(__webpack_require__, 89695));
        return updateConfiguration(this.#sender, update, options);
    }
    async createFunction(creation, options) {
        const { createFunction } = await __webpack_require__.e(/* import() */ 9695).then(__webpack_require__.bind(__webpack_require__, 89695));
        return createFunction(this.#sender, creation, options);
    }
    /** Guarded by the hash, and answered with the version that is there: once more does no harm. */
    publishVersion(request, options) {
        const command = new PublishVersionCommand/* PublishVersionCommand */.D({
            ...this.#name,
            CodeSha256: request.codeSha256,
            ...(request.description && { Description: request.description }),
            ...(request.publishTo && { PublishTo: request.publishTo }),
            ...(request.revisionId && { RevisionId: request.revisionId }),
        });
        const attempt = async (how) => (0,function_state/* functionState */.c)(await this.#client.send(command, how));
        return this.#sender.send('PublishVersion', attempt, { ...options, idempotent: true });
    }
    versions() {
        return allVersions(this.#sender);
    }
    aliases() {
        return allAliases(this.#sender);
    }
    signingProfiles() {
        return allowedProfiles(this.#sender);
    }
    deleteVersion(version) {
        return deleteVersion(this.#sender, version);
    }
    async getAlias(name, options) {
        const command = new GetAliasCommand/* GetAliasCommand */.M({ ...this.#name, Name: name });
        const attempt = (how) => this.#client.send(command, how);
        try {
            return aliasState(await this.#sender.read('GetAlias', attempt, options));
        }
        catch (error) {
            if (error instanceof service_error/* ServiceError */._ && error.notFound)
                return undefined;
            throw error;
        }
    }
    createAlias(request, options) {
        const command = new CreateAliasCommand/* CreateAliasCommand */.W(this.#alias(request));
        const attempt = async (how) => aliasState(await this.#client.send(command, how));
        return this.#sender.send('CreateAlias', attempt, { ...options, idempotent: true });
    }
    updateAlias(request, options) {
        const command = new UpdateAliasCommand/* UpdateAliasCommand */.l({
            ...this.#alias(request),
            // An empty map clears stale weights; leaving it out keeps them.
            RoutingConfig: { AdditionalVersionWeights: { ...request.weights } },
            ...(request.revisionId && { RevisionId: request.revisionId }),
        });
        const attempt = async (how) => aliasState(await this.#client.send(command, how));
        return this.#sender.send('UpdateAlias', attempt, { ...options, idempotent: true });
    }
    invoke(version, payload, options) {
        return invoke(this.#sender, version, payload, options);
    }
    isProvisioning(alias) {
        return isProvisioning(this.#sender, alias);
    }
    #alias(request) {
        return {
            ...this.#name,
            Name: request.name,
            FunctionVersion: request.version,
            ...(request.description !== undefined && { Description: request.description }),
        };
    }
    get #client() {
        return this.#sender.client;
    }
    get #name() {
        return { FunctionName: this.#sender.functionName };
    }
}

;// CONCATENATED MODULE: ../../src/aws/once-each.ts
/** Work that several deployments of a step share: whoever comes later waits for the one that began. */
class OnceEach {
    #underWay = new Map();
    /**
     * Does the work unless it was done already, or is under way. Where it failed, whoever comes later tries again.
     *
     * @param key equal for what is the same work
     * @returns the result, and whether this call did the work
     */
    async do(key, work) {
        const underWay = this.#underWay.get(key);
        if (underWay !== undefined)
            return { value: await underWay, own: false };
        const promise = work();
        this.#underWay.set(key, promise);
        promise.catch(() => this.#underWay.delete(key));
        return { value: await promise, own: true };
    }
}

;// CONCATENATED MODULE: ../../src/aws/rate-limiter.ts
/**
 * Requests a second to Lambda's control plane in an account and Region: GetFunction has 100, nearly
 * everything else shares 15 (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
 * With what is sent at once this stays below them in any second.
 */
const GET_FUNCTION = { perSecond: 88, atOnce: 10 };
const ALL_OTHERS = { perSecond: 13, atOnce: 2 };
/** Other jobs share the quota: a rate that is too high for all of them falls to this part of itself. */
const BACK_OFF = 0.7;
/** Answers to what was sent at the old rate do not lower it once more. */
const BACK_OFF_EVERY_MS = 1_000;
const LOWEST_PER_SECOND = 1;
const LOOK_AGAIN_MS = 500;
/** By how much a rate that was lowered rises again, in requests a second, each second. */
const RECOVERY_PER_SECOND = 1;
/** Keeps the requests of a step to Lambda in one Region below its quotas. */
class RateLimiter {
    #getFunction;
    #others;
    constructor(clock) {
        this.#getFunction = new RequestRate(GET_FUNCTION, clock);
        this.#others = new RequestRate(ALL_OTHERS, clock);
    }
    /** @param operation of the API, e.g. `GetFunction` */
    rateOf(operation) {
        return operation === 'GetFunction' ? this.#getFunction : this.#others;
    }
}
/** One quota: a token bucket whose rate gives way when Lambda throttles, and recovers with time. */
class RequestRate {
    #clock;
    #most;
    #atOnce;
    /** In the order in which they asked. */
    #waiting = [];
    #perSecond;
    /** Requests that may be sent now; below zero where some were sent because their time was up. */
    #tokens;
    #countedAt;
    #loweredAt = Number.NEGATIVE_INFINITY;
    /** @param quota how many a second, and how many of them without any pause */
    constructor({ perSecond, atOnce }, clock) {
        this.#clock = clock;
        this.#most = perSecond;
        this.#atOnce = atOnce;
        this.#perSecond = perSecond;
        this.#tokens = atOnce;
        this.#countedAt = clock.now();
    }
    /**
     * Waits for its turn, first come first served; not beyond the deadline, when it is sent all the same.
     *
     * @throws the reason of the cancellation, as soon as it comes
     */
    async take(deadline) {
        const ticket = Symbol('request');
        this.#waiting.push(ticket);
        try {
            for (let wait = this.#waitMs(ticket); wait > 0 && deadline.remainingMs > 0; wait = this.#waitMs(ticket)) {
                await deadline.pause(wait);
            }
            this.#tokens -= 1;
        }
        finally {
            this.#waiting.splice(this.#waiting.indexOf(ticket), 1);
        }
    }
    /** Lambda throttled a request. */
    throttled() {
        this.#count();
        const now = this.#clock.now();
        if (now - this.#loweredAt < BACK_OFF_EVERY_MS)
            return;
        this.#loweredAt = now;
        this.#perSecond = Math.max(LOWEST_PER_SECOND, this.#perSecond * BACK_OFF);
        this.#tokens = Math.min(this.#tokens, 0);
    }
    #waitMs(ticket) {
        this.#count();
        const missing = this.#waiting.indexOf(ticket) + 1 - this.#tokens;
        if (missing <= 0)
            return 0;
        // The rate may be another one before long.
        return Math.min(Math.ceil((1000 * missing) / this.#perSecond), LOOK_AGAIN_MS);
    }
    #count() {
        const now = this.#clock.now();
        const seconds = (now - this.#countedAt) / 1000;
        this.#countedAt = now;
        this.#tokens = Math.min(this.#atOnce, this.#tokens + seconds * this.#perSecond);
        this.#perSecond = Math.min(this.#most, this.#perSecond + seconds * RECOVERY_PER_SECOND);
    }
}

;// CONCATENATED MODULE: ../../src/aws/uploads.ts

/** The uploads of a step. A bucket that several functions use gets a package once. */
class Uploads {
    #each = new OnceEach();
    /**
     * Uploads a package unless it is there already, or on its way there.
     *
     * @throws {ServiceError}
     */
    async upload(zip, location, options, store) {
        const { bucket, key, owner = '' } = location;
        const what = [bucket, key, owner, zip.sha256].join('\n');
        const work = async () => putUnlessThere(zip, location, options, await store());
        const { value, own } = await this.#each.do(what, work);
        return { ...value, sent: own && value.sent };
    }
}
async function putUnlessThere(zip, location, options, store) {
    const there = await store.find(location, options);
    const usable = there?.version !== undefined || options.needsVersion !== true;
    if (usable && there?.sha256 === zip.sha256 && there.size === zip.size) {
        return { version: there.version, sent: false };
    }
    return { version: await store.put(zip, location, options), sent: true };
}

;// CONCATENATED MODULE: ../../src/aws/connect.ts









/** A function may run for 15 minutes (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). */
const INVOCATION_SILENCE_MS = 910_000;
/**
 * Obtains credentials and checks their account.
 *
 * @throws {DeployError} if there are no usable credentials
 */
async function signIn(plan, host, deadline) {
    const { env, log } = host;
    const region = plan.targets[0]?.target.region ?? '';
    requireHomeDirectory(env);
    const ignored = (0,proxy/* ignoredProxy */.Fl)(env);
    if (ignored !== undefined)
        log.warning(ignored);
    const config = {
        region,
        requestHandler: requestHandler(env, host.silenceMs, requestLog(host)),
        maxAttempts: 1,
    };
    const { credentials, account } = await obtainCredentials(plan.credentials, config, host, deadline);
    const shared = {
        host,
        config: { ...config, credentials },
        account,
        // A single deployment is far below the quotas.
        limiters: plan.targets.length > 1 ? new Map() : undefined,
        uploads: new Uploads(),
        signingJobs: new OnceEach(),
    };
    return {
        ...(account !== undefined && { account }),
        connect: (target, limits) => connection(target, limits, shared),
    };
}
function connection(target, { deadline, log }, shared) {
    const { account, uploads, signingJobs } = shared;
    const config = { ...shared.config, region: target.region };
    const objectStore = async (limit = deadline) => {
        const { ObjectStore } = await Promise.all(/* import() */[__webpack_require__.e(3253), __webpack_require__.e(125), __webpack_require__.e(8652)]).then(__webpack_require__.bind(__webpack_require__, 78652));
        const { env } = shared.host;
        const pathStyle = Boolean(env['AWS_ENDPOINT_URL_S3'] || env['AWS_ENDPOINT_URL']);
        return ObjectStore.open(config, pathStyle, { deadline: limit, log });
    };
    return {
        ...(account !== undefined && { account }),
        lambda: openLambda(target, config, { deadline, log }, shared),
        objectStore,
        upload: (zip, location, options) => uploads.upload(zip, location, options, objectStore),
        codeDeploy: async (group, limit = deadline, attemptMs) => {
            const { CodeDeploy } = await Promise.all(/* import() */[__webpack_require__.e(144), __webpack_require__.e(9524)]).then(__webpack_require__.bind(__webpack_require__, 19524));
            return new CodeDeploy(group, account, config, { deadline: limit, log }, attemptMs);
        },
        signer: async (limit = deadline) => {
            const { Signer } = await __webpack_require__.e(/* import() */ 1667).then(__webpack_require__.bind(__webpack_require__, 21667));
            return new Signer(account, config, { deadline: limit, log });
        },
        signingJob: async (key, start) => (await signingJobs.do(`${target.region}\n${key}`, start)).value,
        imageDigest: async (image, limit = deadline) => {
            const { imageDigest } = await Promise.all(/* import() */[__webpack_require__.e(2787), __webpack_require__.e(1276)]).then(__webpack_require__.bind(__webpack_require__, 81276));
            return imageDigest(image, config, { deadline: limit, log });
        },
    };
}
function requestLog({ debug, clock }) {
    return debug && { debug, clock };
}
function openLambda(target, config, context, shared) {
    const { host, limiters } = shared;
    const limiter = limiters?.get(target.region) ?? (limiters && new RateLimiter(host.clock));
    if (limiter !== undefined)
        limiters?.set(target.region, limiter);
    const openSlowClient = () => new LambdaClient/* LambdaClient */.N({
        ...config,
        requestHandler: requestHandler(host.env, host.silenceMs ?? INVOCATION_SILENCE_MS, requestLog(host)),
    });
    return SdkLambda.open(target.functionName, config, { ...context, limiter, openSlowClient });
}

// EXTERNAL MODULE: ../../src/deadline.ts
var src_deadline = __webpack_require__(71401);
// EXTERNAL MODULE: ../../src/package/artifact.ts
var package_artifact = __webpack_require__(64790);
// EXTERNAL MODULE: ../../src/deploy/code-update.ts
var code_update = __webpack_require__(55608);
// EXTERNAL MODULE: ../../src/deploy/current-hash.ts
var current_hash = __webpack_require__(61793);
// EXTERNAL MODULE: ../../src/deploy/planned-function.ts
var planned_function = __webpack_require__(10388);
// EXTERNAL MODULE: ../../src/deploy/preflight.ts
var preflight = __webpack_require__(62710);
// EXTERNAL MODULE: ../../src/deploy/reusable-version.ts
var reusable_version = __webpack_require__(52557);
// EXTERNAL MODULE: ../../src/deploy/revision.ts
var revision = __webpack_require__(41268);
// EXTERNAL MODULE: ../../src/deploy/upload.ts
var upload = __webpack_require__(9248);
;// CONCATENATED MODULE: ../../src/deploy/dry-run.ts










/** Makes a plan: checks everything that can be checked, says what would change, and changes nothing. */
async function dryRun(artifact, before, { same, configured }, context) {
    const { log, progress } = context;
    const { facts } = progress;
    facts.codeKept = same;
    facts.unchanged = same && configured;
    if (artifact.kind === 'zip')
        facts.size = artifact.size;
    if (same) {
        facts.size = before.codeSize;
        facts.dryRunAnswer = { kind: configured ? 'nothing to ask' : 'cannot be asked' };
        if (!configured) {
            (0,revision/* refuseOtherRevision */.m)(before, context.plan);
            return (0,preflight/* preflight */.M)(artifact, (0,planned_function/* withConfiguration */.$)(before, context), context);
        }
        // The version that the alias would stay at, because it has this code already.
        await (0,reusable_version/* reuseVersion */.t)(facts.aliasBefore?.version, before, context).catch((error) => warnIfDenied(error, context));
        return;
    }
    (0,revision/* refuseOtherRevision */.m)(before, context.plan);
    await (0,preflight/* preflight */.M)(artifact, (0,planned_function/* withConfiguration */.$)(before, context), context);
    const { source } = context.plan;
    if (artifact.kind === 'zip' && 'upload' in source && source.upload) {
        await (0,upload/* requireBucket */.E)(artifact, source.upload, before, context);
    }
    const answer = await progress.phase('Dry run', () => validate(artifact, before, context), ({ kind }) => (kind === 'accepted' ? 'Lambda accepts the update' : undefined));
    facts.dryRunAnswer = answer;
    if (answer.kind === 'not asked')
        log.warning(`Lambda was not asked whether it accepts the update: ${answer.why}`);
}
/** Asks Lambda to check the update and to change nothing. */
async function validate(artifact, before, context) {
    if (artifact.kind === 'zip' && artifact.size > package_artifact/* DIRECT_LIMIT */.G) {
        return { kind: 'not asked', why: 'the package is too large to be sent without its bucket.' };
    }
    const { source } = context.plan;
    if ('upload' in source && source.upload?.signingProfile !== undefined) {
        return { kind: 'not asked', why: 'the package is not signed yet.' };
    }
    const update = { ...(0,code_update/* codeUpdate */.j)(artifact, before, context), dryRun: true };
    try {
        await context.aws.lambda.updateCode(update, { failed: dryRunFailure });
        return { kind: 'accepted' };
    }
    catch (error) {
        if (!lacksUpdatePermission(error))
            throw error;
        await requireSource(artifact, context);
        return {
            kind: 'not asked',
            why: 'the role may not update the function (lambda:UpdateFunctionCode). The plan rests on reading alone.',
        };
    }
}
/**
 * Lambda was not asked, but a package or image that is not there can be seen without it.
 *
 * @throws {DeployError} if it is missing; what nobody may look at counts as there
 */
async function requireSource(artifact, context) {
    if (artifact.kind === 'zip')
        return;
    const missing = `${(0,current_hash/* nameOf */.Vb)(artifact)} does not exist.`;
    try {
        const hash = await (0,current_hash/* lookUp */.TE)(artifact, context);
        if (hash !== undefined || artifact.kind !== 'image')
            return;
    }
    catch (error) {
        if (!(error instanceof service_error/* ServiceError */._))
            throw error;
        if (error.status !== 404)
            return;
        throw error.saying(missing);
    }
    throw new errors/* DeployError */.s({
        what: missing,
        remedy: 'Check the tag or digest in `image-uri`, and the repository.',
    });
}
/** What a dry run that failed shows; a lost connection is not Lambda's answer. */
function dryRunFailure({ reach, conflict, throttled }) {
    if (conflict || throttled)
        return 'Lambda was too busy to check the update.';
    return reach === 'refused'
        ? 'Lambda would reject this update.'
        : 'Lambda could not be asked to check the update.';
}
/** A denial by S3 is Lambda's own answer: the update itself would meet it, too. */
function lacksUpdatePermission(error) {
    return error instanceof service_error/* ServiceError */._ && error.accessDenied && !/denied by S3/.test(error.words);
}
function warnIfDenied(error, { log, plan }) {
    if (!(error instanceof service_error/* ServiceError */._ && error.accessDenied))
        throw error;
    log.warning(`Whether ${plan.release?.alias?.name} already serves this code is unknown, so the plan says that it would move: ${error.words}`);
}

// EXTERNAL MODULE: ../../src/deploy/read-target.ts
var read_target = __webpack_require__(94671);
// EXTERNAL MODULE: ../../src/deploy/release.ts
var release = __webpack_require__(15948);
// EXTERNAL MODULE: ../../src/deploy/send-code.ts + 1 modules
var send_code = __webpack_require__(63535);
// EXTERNAL MODULE: ../../src/deploy/unchanged.ts
var unchanged = __webpack_require__(42152);
;// CONCATENATED MODULE: ../../src/deploy/deploy.ts








/**
 * Deploys an artifact to one function: read, update unless unchanged, wait, publish, move
 * the alias. It can be interrupted at any point; a second run finishes what a first one left. What
 * was reached stands in the facts of the context's progress.
 *
 * @throws {DeployError | ServiceError} saying what failed
 */
async function deploy(artifact, context) {
    const { plan, progress } = context;
    const target = (await (0,read_target/* readTarget */._E)(artifact, context)) ?? (await createTarget(artifact, context));
    if (target === undefined)
        return;
    if (progress.facts.created === undefined) {
        const ended = await update(artifact, target, context);
        if (ended)
            return;
    }
    if (plan.release === undefined)
        return;
    const { version } = await (0,release/* readyVersion */.Cs)(plan.release, artifact, context);
    await (0,release/* goLive */.Hh)(version, context);
}
async function createTarget(artifact, context) {
    const { createTarget: create } = await __webpack_require__.e(/* import() */ 8685).then(__webpack_require__.bind(__webpack_require__, 8685));
    return create(artifact, context);
}
/**
 * Makes the function what it is asked to be.
 *
 * @returns whether that was all: a dry run releases nothing
 */
async function update(artifact, { before, hash, alias }, context) {
    const { plan, progress } = context;
    const { facts } = progress;
    const same = (0,unchanged/* hasCode */.u)(hash, before, plan);
    const configured = await isConfigured(before, context);
    if (plan.dryRun) {
        await dryRun(artifact, before, { same, configured }, context);
        return true;
    }
    facts.codeKept = same && plan.skipUnchanged;
    facts.unchanged = facts.codeKept && configured;
    if (!facts.unchanged) {
        (0,revision/* refuseOtherRevision */.m)(before, plan);
        await (0,preflight/* preflight */.M)(artifact, (0,planned_function/* withConfiguration */.$)(before, context), context);
    }
    const work = facts.unchanged ? (0,send_code/* keepCode */.N)(artifact, before, context) : send(artifact, before, context);
    // Beside the upload: it only adds to the report, where no alias names the version before.
    const newest = plan.release !== undefined && alias === undefined ? (0,release/* findNewest */.Ok)(context) : undefined;
    newest?.catch(() => undefined);
    await work;
    await newest;
    return false;
}
async function isConfigured(before, context) {
    if (context.plan.configuration === undefined)
        return true;
    const { compareConfiguration } = await __webpack_require__.e(/* import() */ 803).then(__webpack_require__.bind(__webpack_require__, 50803));
    return compareConfiguration(before, context);
}
async function send(artifact, before, context) {
    const { configuration } = context.plan;
    if (configuration === undefined) {
        await (0,send_code/* sendCode */.UA)(artifact, before, context);
        return;
    }
    const { sendChanges } = await __webpack_require__.e(/* import() */ 2623).then(__webpack_require__.bind(__webpack_require__, 32623));
    await sendChanges(artifact, before, configuration, context);
}

// EXTERNAL MODULE: ../../src/deploy/outcome.ts
var deploy_outcome = __webpack_require__(37645);
// EXTERNAL MODULE: ../../src/deploy/progress.ts
var progress = __webpack_require__(32610);
;// CONCATENATED MODULE: ../../src/targets.ts






/**
 * Deploys every target of a plan, several at a time. Each ends for itself, and has the whole time of a
 * step; the others learn only that one failed, with `fail-fast`.
 *
 * @param step of a single target, which it is itself
 * @returns what each came to, in the order of the plan
 */
async function deployTargets(deployment, step) {
    const { plan } = deployment;
    const { host } = step;
    const [only, ...others] = plan.targets;
    if (only !== undefined && others.length === 0)
        return [await deployTarget(only, deployment, step)];
    const { TargetLogs } = await Promise.all(/* import() */[__webpack_require__.e(5186), __webpack_require__.e(3835)]).then(__webpack_require__.bind(__webpack_require__, 93835));
    const logs = new TargetLogs(plan, host);
    let failed;
    return inParallel(plan.targets, plan.maxParallel, async (each) => {
        const obstacle = host.signal.aborted ? 'the job was cancelled' : failed;
        if (obstacle !== undefined)
            return (0,deploy_outcome/* untouched */.sF)(each, notStarted(obstacle));
        const own = { ...host, log: logs.open(each.target) };
        const { clock, signal, random } = own;
        const deadline = new src_deadline/* Deadline */.B(step.deadline.limitMs, clock, signal, random);
        const run = { host: own, progress: new progress/* Progress */.k(own), deadline };
        const outcome = await deployTarget(each, deployment, run);
        logs.close(each.target, outcome);
        if (outcome.error !== undefined && plan.failFast)
            failed ??= `${logs.nameOf(each.target)} failed (\`fail-fast\`)`;
        return outcome;
    });
}
/** Never throws: what one target ends with is its own. */
async function deployTarget(plan, { session, artifact }, run) {
    const { host, progress, deadline } = run;
    const { log } = host;
    const aws = session.connect(plan.target, { deadline, log });
    const context = { plan, aws, host, log, deadline, progress };
    let error;
    try {
        await targets_release(artifact, context);
    }
    catch (cause) {
        error = await explainEnd(cause, context);
    }
    return (0,deploy_outcome/* outcomeOf */.sG)(plan, progress, error);
}
async function targets_release(shared, context) {
    const { source, keepVersions, dryRun } = context.plan;
    if (source.kind === 'published-version') {
        const { promote } = await __webpack_require__.e(/* import() */ 8349).then(__webpack_require__.bind(__webpack_require__, 78349));
        await promote(source.version, context);
    }
    else {
        const artifact = source.kind === 'image' || source.kind === 's3-object' ? source : shared;
        if (artifact === undefined)
            throw new Error('there is no package');
        await deploy(artifact, context);
    }
    if (keepVersions === undefined || dryRun)
        return;
    const { prune } = await __webpack_require__.e(/* import() */ 2745).then(__webpack_require__.bind(__webpack_require__, 12745));
    await prune(keepVersions, context);
}
async function explainEnd(cause, context) {
    const { plan, aws, host, progress } = context;
    const [{ explainFailure }, { reconcile }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(2403), __webpack_require__.e(9815)]).then(__webpack_require__.bind(__webpack_require__, 69815)),
        __webpack_require__.e(/* import() */ 4573).then(__webpack_require__.bind(__webpack_require__, 94573)),
    ]);
    const account = (0,arn/* accountOf */.XP)(progress.facts.before?.arn) ?? aws.account;
    const place = { account, region: plan.target.region, credentialsAccount: aws.account };
    const error = await explainFailure(cause, host, place);
    // What the step ended with is said already.
    await reconcile(context).catch(() => undefined);
    return error;
}
function notStarted(why) {
    return new errors/* DeployError */.s({ what: `Not started, because ${why}.`, remedy: 'Run the step again.' });
}
/** The results in the order of the items, however long each takes. */
async function inParallel(items, limit, work) {
    const waiting = items.entries();
    const results = [];
    const worker = async () => {
        for (const [at, item] of waiting)
            results[at] = await work(item);
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    return results;
}

;// CONCATENATED MODULE: ../../src/deployment.ts
/* The largest part of the code, with the SDK: loaded while the job's token is on its way. */




/***/ }),

/***/ 92020:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ percent)
/* harmony export */ });
/** A share from 0 to 1 as people read it, with at most one decimal. */
function percent(share) {
    return `${Math.round(share * 1000) / 10} %`;
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
