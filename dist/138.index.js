export const id = 138;
export const ids = [138];
export const modules = {

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
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8028);
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


/***/ })

};
