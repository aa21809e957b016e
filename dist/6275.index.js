export const id = 6275;
export const ids = [6275];
export const modules = {

/***/ 46275:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  assumeRole: () => (/* binding */ assumeRole)
});

// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-sts/dist-es/STSClient.js + 8 modules
var STSClient = __webpack_require__(61172);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-sts/dist-es/commandBuilder.js
var commandBuilder = __webpack_require__(22831);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-sts/dist-es/schemas/schemas_0.js + 2 modules
var schemas_0 = __webpack_require__(94233);
;// CONCATENATED MODULE: ../../node_modules/@aws-sdk/client-sts/dist-es/commands/AssumeRoleWithWebIdentityCommand.js


class AssumeRoleWithWebIdentityCommand extends (0,commandBuilder/* command */.G5)(commandBuilder/* _ep0 */.lq, commandBuilder/* _mw0 */.yt, "AssumeRoleWithWebIdentity", schemas_0/* AssumeRoleWithWebIdentity$ */.p$) {
}

;// CONCATENATED MODULE: ../../node_modules/@aws-sdk/client-sts/dist-es/commands/AssumeRoleCommand.js


class AssumeRoleCommand extends (0,commandBuilder/* command */.G5)(commandBuilder/* _ep0 */.lq, commandBuilder/* _mw0 */.yt, "AssumeRole", schemas_0/* AssumeRole$ */.JM) {
}

// EXTERNAL MODULE: ../../src/errors.ts
var errors = __webpack_require__(76378);
// EXTERNAL MODULE: ../../src/aws/explain.ts + 6 modules
var explain = __webpack_require__(12403);
// EXTERNAL MODULE: ../../src/arn.ts
var arn = __webpack_require__(17650);
// EXTERNAL MODULE: ../../src/policy/trust.ts
var trust = __webpack_require__(74862);
// EXTERNAL MODULE: ../../src/aws/network-remedies.ts
var network_remedies = __webpack_require__(43082);
;// CONCATENATED MODULE: ../../src/aws/explain-oidc.ts





/** Why the runner gave no OIDC token. */
function explainMissingToken(env, cause) {
    const what = 'The job has no OIDC token to assume the role with.';
    if (!env['ACTIONS_ID_TOKEN_REQUEST_URL']) {
        return new errors/* DeployError */.s({
            what,
            why: 'The runner offers none: the job lacks the permission, or it runs for a pull request from a fork.',
            remedy: 'Give the job the permission. Pull requests from forks never get a token.',
            snippets: [
                {
                    title: 'Add this to the job:',
                    language: 'yaml',
                    text: 'permissions:\n  id-token: write\n  contents: read',
                },
            ],
            cause,
        });
    }
    const words = cause instanceof Error ? cause.message : String(cause);
    return new errors/* DeployError */.s({
        what,
        why: `GitHub did not issue one: ${words}`,
        remedy: remedyForToken(words),
        cause,
    });
}
function remedyForToken(words) {
    if (/certificate/i.test(words))
        return network_remedies/* UNTRUSTED */.n;
    if (/ECONN|ENOTFOUND|EAI_AGAIN|proxy|tunneling|no answer/i.test(words)) {
        return 'The runner could not reach GitHub: check HTTPS_PROXY and NO_PROXY, and githubstatus.com.';
    }
    return 'Run the job again; see githubstatus.com if it persists.';
}
/** Why STS did not take the job's token; if the trust policy is the cause, what it has to say. */
function explainRefusedToken(error, role, token) {
    if (error.reach !== 'refused')
        return (0,explain/* explain */.W)(error, `The role ${role} could not be assumed.`);
    return new errors/* DeployError */.s({
        what: `AWS refused the job's OIDC token for ${(0,arn/* parseArn */.Lw)(role).resource || role}.`,
        why: error.words,
        ...adviceFor(error, role, claimsOf(token)),
        code: (0,explain/* codeOf */.$)(error),
        requestId: error.requestId,
        cause: error,
    });
}
function adviceFor(error, role, claims) {
    const account = (0,arn/* accountOf */.XP)(role) ?? 'of the role';
    const provider = (0,trust/* providerOf */.lc)(claims.iss);
    if (/No OpenIDConnect provider found/i.test(error.words)) {
        return {
            remedy: `Create the identity provider ${provider} in account ${account}, or check that this is the right account.`,
            snippets: providerCommand(claims),
        };
    }
    if (/Incorrect token audience/i.test(error.words)) {
        return {
            remedy: `Add ${claims.aud} to the client ids of the identity provider ${provider}, or set \`audience\` to one it has.`,
            snippets: [claimsSnippet(claims)],
        };
    }
    if (/not authorized to perform/i.test(error.words)) {
        return {
            remedy: `Either ${(0,arn/* parseArn */.Lw)(role).resource} does not exist in account ${account}, or its trust policy does not match the token. A pattern with * needs StringLike.`,
            snippets: [claimsSnippet(claims), ...trustSnippet(role, claims)],
        };
    }
    return { remedy: otherRemedy(error) };
}
/** For what has nothing to do with the trust policy. */
function otherRemedy(error) {
    const { code, words } = error;
    if (/MaxSessionDuration|DurationSeconds/i.test(words)) {
        return "Lower `role-duration-seconds`, or raise the role's maximum session duration.";
    }
    if (error.throttled)
        return 'STS is throttling: too many requests in this account. Run the step again.';
    if (error.transient) {
        return "STS could not reach the token's issuer. Run the step again; see githubstatus.com if it persists.";
    }
    if (/^ExpiredToken/.test(code)) {
        return "The token expired before STS saw it: check the runner's clock, then run the step again.";
    }
    if (/^ValidationError/.test(code)) {
        return `Correct \`role-to-assume\`: the form is ${arn/* ARN_FORMS */.Et.sts}`;
    }
    if (/^RegionDisabled/.test(code))
        return 'Activate STS for this Region in the account of the role.';
    return 'Run the step again; if it persists, compare the claims of the token with the identity provider.';
}
function claimsSnippet({ sub, aud, iss }) {
    return { title: 'The token says:', language: 'text', text: `sub = ${sub}\naud = ${aud}\niss = ${iss}` };
}
function trustSnippet(role, { sub, aud, iss }) {
    if ([sub, aud].includes(UNREADABLE))
        return [];
    const statement = (0,trust/* trustStatement */.si)({ role, issuer: iss, audience: aud, subject: sub });
    return [
        {
            title: "Add this statement to the role's trust policy (values must match exactly):",
            language: 'json',
            text: JSON.stringify(statement, undefined, 2),
        },
    ];
}
/** Only words that a shell takes as they are; the claims come from outside. */
function providerCommand({ iss, aud }) {
    if (![iss, aud].every((word) => /^[\w.:/@-]+$/.test(word)))
        return [];
    return [
        {
            title: 'Create it with:',
            language: 'sh',
            text: `aws iam create-open-id-connect-provider --url ${iss} --client-id-list ${aud}`,
        },
    ];
}
const UNREADABLE = '(unreadable)';
/** The claims that trust policies look at. The token itself is never printed. */
function claimsOf(token) {
    const unknown = { sub: UNREADABLE, aud: UNREADABLE, iss: trust/* GITHUB_ISSUER */.oX };
    try {
        const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
        return {
            sub: String(claims.sub ?? unknown.sub),
            aud: String(claims.aud ?? unknown.aud),
            iss: String(claims.iss ?? unknown.iss),
        };
    }
    catch {
        return unknown;
    }
}

// EXTERNAL MODULE: ../../src/aws/request.ts
var aws_request = __webpack_require__(15758);
// EXTERNAL MODULE: ../../src/aws/retry.ts
var retry = __webpack_require__(85113);
// EXTERNAL MODULE: ../../src/aws/service-error.ts + 1 modules
var service_error = __webpack_require__(1544);
// EXTERNAL MODULE: ../../src/aws/sts-request.ts
var sts_request = __webpack_require__(60363);
;// CONCATENATED MODULE: ../../src/aws/assume-role.ts








/** A session is renewed this long before it ends, as the SDK does. */
const RENEWAL_MS = 300_000;
/**
 * Assumes a role, by the job's OIDC token or by the credentials that are there already.
 *
 * @returns the session's credentials, which renew themselves before it ends
 * @throws {DeployError} where STS refuses, or does not answer within the deadline
 */
async function assumeRole(role, config, host, deadline) {
    const context = { sts: new STSClient/* STSClient */.i(config), host, deadline };
    const assume = () => (role.by === 'oidc' ? assumeByToken(role, context) : assumeByChaining(role, context));
    return renewing(await assume(), role.durationSeconds * 1000, assume, host);
}
/**
 * Time is taken from a clock that never jumps, not from the expiry that STS wrote. A renewal that
 * fails is tried again with the next request, as long as the session still holds.
 */
function renewing(first, lifetimeMs, renew, { clock }) {
    let current = first;
    let endsAt = clock.now() + lifetimeMs;
    return async () => {
        if (clock.now() < endsAt - RENEWAL_MS)
            return current;
        try {
            current = await renew();
            endsAt = clock.now() + lifetimeMs;
        }
        catch (error) {
            if (clock.now() >= endsAt)
                throw error;
        }
        return current;
    };
}
async function assumeByToken(role, { sts, host, deadline }) {
    const request = { operation: 'sts:AssumeRoleWithWebIdentity', resource: role.arn, ...sts_request/* STS_REQUEST */.f };
    let token = '';
    const attempt = async () => {
        // A new one for each attempt: they last a few minutes only.
        token = await jobToken(role.audience, host, deadline);
        const command = new AssumeRoleWithWebIdentityCommand({
            RoleArn: role.arn,
            RoleSessionName: role.sessionName,
            DurationSeconds: role.durationSeconds,
            WebIdentityToken: token,
        });
        return (0,aws_request/* sendOnce */.E4)(request, (options) => sts.send(command, options), deadline);
    };
    try {
        const { Credentials } = await (0,retry/* retry */.L)(attempt, request, { deadline, log: host.log });
        return identityOf(Credentials, host);
    }
    catch (error) {
        throw error instanceof service_error/* ServiceError */._ ? explainRefusedToken(error, role.arn, token) : error;
    }
}
async function jobToken(audience, host, deadline) {
    try {
        const token = await host.idToken(audience, deadline);
        host.mask(token);
        return token;
    }
    catch (error) {
        deadline.cancelled.throwIfAborted();
        throw explainMissingToken(host.env, error);
    }
}
async function assumeByChaining(role, { sts, host, deadline }) {
    const command = new AssumeRoleCommand({
        RoleArn: role.arn,
        RoleSessionName: role.sessionName,
        DurationSeconds: role.durationSeconds,
        ...(role.externalId && { ExternalId: role.externalId }),
    });
    const request = { operation: 'sts:AssumeRole', resource: role.arn, ...sts_request/* STS_REQUEST */.f };
    const context = { deadline, log: host.log };
    try {
        const { Credentials } = await (0,aws_request/* send */.tN)(request, (options) => sts.send(command, options), context);
        return identityOf(Credentials, host);
    }
    catch (error) {
        throw error instanceof service_error/* ServiceError */._ ? (0,explain/* explain */.W)(error, `Role ${role.arn} could not be assumed.`) : error;
    }
}
function identityOf(credentials, { mask }) {
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = credentials ?? {};
    if (!AccessKeyId || !SecretAccessKey || !SessionToken) {
        throw new errors/* DeployError */.s({ what: 'STS answered without credentials.' });
    }
    for (const secret of [AccessKeyId, SecretAccessKey, SessionToken])
        mask(secret);
    return {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        sessionToken: SessionToken,
        ...(Expiration && { expiration: Expiration }),
    };
}


/***/ }),

/***/ 60363:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ STS_REQUEST)
/* harmony export */ });
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15758);

/** What all requests to STS have in common: asking twice for a session does no harm. */
const STS_REQUEST = { idempotent: true, firstRequest: true, attemptMs: _request_js__WEBPACK_IMPORTED_MODULE_0__/* .READ_LIMIT_MS */ .Am };


/***/ }),

/***/ 63968:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ REPOSITORY),
/* harmony export */   Zg: () => (/* binding */ REGION),
/* harmony export */   u4: () => (/* binding */ ACCOUNT)
/* harmony export */ });
/* unused harmony export placeholdersIn */
/** What the inputs do not tell is a word in capitals, so that nobody can take a policy for complete. */
const REGION = 'REGION';
const ACCOUNT = 'ACCOUNT';
const REPOSITORY = 'OWNER/REPOSITORY';
const MEANINGS = {
    [REGION]: 'the Region of the function: give aws-region=...',
    [ACCOUNT]: 'an account id: give account=...',
    [REPOSITORY]: 'the repository of the workflow: give repository=...',
};
/** The words that are to be replaced in a text, each with what it stands for and the argument that gives it. */
function placeholdersIn(text) {
    const words = text.match(/\bOWNER\/REPOSITORY\b|\b[A-Z]+\b/g) ?? [];
    return Object.entries(MEANINGS)
        .filter(([word]) => words.includes(word))
        .map(([word, meaning]) => `${word} stands for ${meaning}`);
}


/***/ }),

/***/ 74862:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ej: () => (/* binding */ checkJob),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   lc: () => (/* binding */ providerOf),
/* harmony export */   oX: () => (/* binding */ GITHUB_ISSUER),
/* harmony export */   si: () => (/* binding */ trustStatement)
/* harmony export */ });
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17650);
/* harmony import */ var _inputs_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56046);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63968);



/** GitHub's own issuer of OIDC tokens; GitHub Enterprise Server and enterprises have others. */
const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';
/**
 * The statement of a role's trust policy that lets a job assume it. A subject with `*` or `?` is a pattern
 * (https://docs.github.com/en/actions/reference/security/oidc).
 */
function trustStatement({ role, issuer, audience, subject }) {
    const provider = providerOf(issuer);
    const aud = { [`${provider}:aud`]: audience };
    const sub = { [`${provider}:sub`]: subject };
    return {
        Effect: 'Allow',
        Principal: { Federated: providerArn(role, provider) },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: /[*?]/.test(subject)
            ? { StringEquals: aud, StringLike: sub }
            : { StringEquals: { ...aud, ...sub } },
    };
}
/** The identity provider is in the account of the role. */
function providerArn(role, provider) {
    const { partition, account } = (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .parseArn */ .Lw)(role);
    return (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .formatArn */ .bH)({ partition, service: 'iam', region: '', account, resource: `oidc-provider/${provider}` });
}
/** IAM names an identity provider by the issuer's URL without its scheme. */
function providerOf(issuer) {
    return issuer.replace(/^https:\/\//, '').replace(/\/$/, '');
}
/** Names what no job's token can have; a policy with it would let nobody in. */
function checkJob({ ref, repository, subject }, problems) {
    if (subject !== undefined && /^(repo:)?[*?]/.test(subject)) {
        problems.add(`\`subject\` is ${(0,_inputs_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(subject)}, which lets in repositories of others; name the owner.`);
    }
    if (repository !== undefined && !problems.has('repository') && !/^[\w.@-]+\/[\w.@*?-]+$/.test(repository)) {
        problems.add(`\`repository\` must be OWNER/NAME, such as octo-org/greeting; it is ${(0,_inputs_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(repository)}.`);
    }
    if (ref === undefined || /^(refs\/|\*)/.test(ref) || problems.has('ref'))
        return;
    const known = /^(heads|tags|pull)\//.test(ref);
    const hint = known ? `ref=refs/${ref}` : `ref=refs/heads/${ref} (or ref=refs/tags/${ref} for a tag)`;
    problems.add(`\`ref\` is ${(0,_inputs_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(ref)}, which no token has; write ${hint}.`);
}
/**
 * The `sub` of a job's token. An environment takes the place of the ref, and all pull requests of a repository
 * have the same subject. Repositories with immutable subjects (`repo:OWNER@ID/NAME@ID:...`) need `subject`.
 */
function subjectOf(job) {
    const { subject, environment, repository = _placeholders_js__WEBPACK_IMPORTED_MODULE_1__/* .REPOSITORY */ .Bw, ref = 'refs/heads/main' } = job;
    if (subject !== undefined)
        return subject;
    if (environment !== undefined)
        return `repo:${repository}:environment:${environment}`;
    return `repo:${repository}:${ref.startsWith('refs/pull/') ? 'pull_request' : `ref:${ref}`}`;
}


/***/ })

};
