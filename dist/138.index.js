export const id = 138;
export const ids = [138];
export const modules = {

/***/ 9022:
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
/** The words that are to be replaced in a document, each with what it stands for and the argument that gives it. */
function placeholdersIn(document) {
    const words = JSON.stringify(document).match(/\bOWNER\/REPOSITORY\b|\b[A-Z]+\b/g) ?? [];
    return Object.entries(MEANINGS)
        .filter(([word]) => words.includes(word))
        .map(([word, meaning]) => `${word} stands for ${meaning}`);
}


/***/ }),

/***/ 9138:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   inputsByName: () => (/* binding */ inputsByName),
/* harmony export */   readStep: () => (/* binding */ readStep)
/* harmony export */ });
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8564);
/* harmony import */ var _inputs_fields_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2996);
/* harmony import */ var _inputs_function_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3581);
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5647);
/* harmony import */ var _inputs_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8925);
/* harmony import */ var _plan_credentials_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7829);
/* harmony import */ var _plan_release_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9770);
/* harmony import */ var _plan_source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1142);
/* harmony import */ var _expressions_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2445);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9022);
/* harmony import */ var _trust_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3112);











/**
 * Reads a step as the step itself does.
 *
 * @throws {DeployError} naming every input that is invalid
 */
function readStep(byName, facts) {
    const problems = new _inputs_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .Problems */ .Z();
    const inputs = (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .readInputs */ .K)(asEnvironment((0,_expressions_js__WEBPACK_IMPORTED_MODULE_3__/* .generalise */ .Kz)(byName, problems)), problems);
    (0,_expressions_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseExpressions */ .eo)(facts, problems);
    (0,_trust_js__WEBPACK_IMPORTED_MODULE_5__/* .checkJob */ .ej)(facts, problems);
    const target = targetOf(inputs, facts, problems);
    const { zipFile, sourceDir, imageUri, s3Bucket, s3Key } = inputs;
    const named = zipFile ?? sourceDir ?? imageUri ?? s3Bucket ?? s3Key;
    const source = named === undefined ? undefined : (0,_plan_source_js__WEBPACK_IMPORTED_MODULE_2__/* .planSource */ .d)(inputs, problems);
    const { release } = (0,_plan_release_js__WEBPACK_IMPORTED_MODULE_7__/* .planRelease */ .F)(inputs, problems);
    const { role } = (0,_plan_credentials_js__WEBPACK_IMPORTED_MODULE_8__/* .planCredentials */ .k)(inputs, reachable(target), problems);
    problems.refuse();
    return { inputs, target, source, release, role };
}
/** The target as a plan has it; undefined where its Region is not known, so that nothing follows from that. */
function reachable({ name, region, account }) {
    return region === _placeholders_js__WEBPACK_IMPORTED_MODULE_4__/* .REGION */ .Zg ? undefined : { functionName: name, region, account };
}
/** The step's own inputs, by name, as the runner hands them over. */
function inputsByName(env) {
    const inputs = Object.entries(env).filter(([name]) => name.startsWith('INPUT_'));
    return Object.fromEntries(inputs.map(([name, value]) => [name.slice('INPUT_'.length).toLowerCase(), value]));
}
function asEnvironment(byName) {
    return Object.fromEntries(Object.entries(byName).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}
function targetOf(inputs, facts, problems) {
    const text = inputs.functionNames[0] ?? '';
    const reference = (0,_inputs_function_name_js__WEBPACK_IMPORTED_MODULE_0__/* .parseFunctionName */ .R)(text);
    if (text === '') {
        if (!problems.has('function-name'))
            problems.add('`function-name` is missing.');
    }
    else if ('refused' in reference)
        problems.add(`\`function-name\` ${(0,_inputs_fields_js__WEBPACK_IMPORTED_MODULE_9__/* .quote */ .h)(text)} ${reference.refused}.`);
    const known = 'refused' in reference ? {} : reference;
    const role = inputs.credentials.role;
    const region = known.region ?? inputs.region ?? facts.region ?? _placeholders_js__WEBPACK_IMPORTED_MODULE_4__/* .REGION */ .Zg;
    const account = known.account ?? facts.account ?? (0,_arn_js__WEBPACK_IMPORTED_MODULE_10__/* .accountOf */ .XP)(role) ?? _placeholders_js__WEBPACK_IMPORTED_MODULE_4__/* .ACCOUNT */ .u4;
    const partition = [text, role ?? ''].find((arn) => arn.startsWith('arn:'))?.split(':')[1];
    const arn = (0,_arn_js__WEBPACK_IMPORTED_MODULE_10__/* .functionArn */ .mE)(text, { region, account, partition: partition ?? (0,_arn_js__WEBPACK_IMPORTED_MODULE_10__/* .partitionOf */ .iQ)(region) });
    const [, ownPartition = '', , , , , name = ''] = arn.split(':');
    return { partition: ownPartition, region, account, name, arn };
}


/***/ }),

/***/ 3112:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ej: () => (/* binding */ checkJob),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   lc: () => (/* binding */ providerOf),
/* harmony export */   oX: () => (/* binding */ GITHUB_ISSUER),
/* harmony export */   si: () => (/* binding */ trustStatement)
/* harmony export */ });
/* harmony import */ var _inputs_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2996);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9022);


/** GitHub's own issuer of OIDC tokens; GitHub Enterprise Server and enterprises have others. */
const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';
/**
 * The statement of a role's trust policy that lets a job assume it. A subject with `*` or `?` is a pattern
 * (https://docs.github.com/en/actions/reference/security/oidc).
 */
function trustStatement({ role, issuer, audience, subject }) {
    const [, partition, , , account] = role.split(':');
    const provider = providerOf(issuer);
    const aud = { [`${provider}:aud`]: audience };
    const sub = { [`${provider}:sub`]: subject };
    return {
        Effect: 'Allow',
        Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${provider}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: /[*?]/.test(subject)
            ? { StringEquals: aud, StringLike: sub }
            : { StringEquals: { ...aud, ...sub } },
    };
}
/** IAM names an identity provider by the issuer's URL without its scheme. */
function providerOf(issuer) {
    return issuer.replace(/^https:\/\//, '').replace(/\/$/, '');
}
/** Names what no job's token can have; a policy with it would let nobody in. */
function checkJob({ ref }, problems) {
    if (ref === undefined || /^(refs\/|\*)/.test(ref) || problems.has('ref'))
        return;
    const known = /^(heads|tags|pull)\//.test(ref);
    const hint = known ? `ref=refs/${ref}` : `ref=refs/heads/${ref} (or ref=refs/tags/${ref} for a tag)`;
    problems.add(`\`ref\` is ${(0,_inputs_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(ref)}, which no token has; write ${hint}.`);
}
/**
 * The `sub` of a job's token. An environment takes the place of the ref, and all pull requests of a repository
 * have the same subject. Repositories with immutable subjects (`repo:OWNER@ID/NAME@ID:...`) need `subject`.
 */
function subjectOf(job) {
    const { subject, environment, repository = _placeholders_js__WEBPACK_IMPORTED_MODULE_0__/* .REPOSITORY */ .Bw, ref = 'refs/heads/main' } = job;
    if (subject !== undefined)
        return subject;
    if (environment !== undefined)
        return `repo:${repository}:environment:${environment}`;
    return `repo:${repository}:${ref.startsWith('refs/pull/') ? 'pull_request' : `ref:${ref}`}`;
}


/***/ })

};
