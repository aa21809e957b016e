export const id = 9524;
export const ids = [9524];
export const modules = {

/***/ 19524:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CodeDeploy: () => (/* binding */ CodeDeploy)
/* harmony export */ });
/* unused harmony export groupArn */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _aws_sdk_client_codedeploy__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(65869);
/* harmony import */ var _aws_sdk_client_codedeploy__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(84605);
/* harmony import */ var _aws_sdk_client_codedeploy__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(29172);
/* harmony import */ var _aws_sdk_client_codedeploy__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4302);
/* harmony import */ var _aws_sdk_client_codedeploy__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(68078);
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17650);
/* harmony import */ var _region_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11257);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15758);





const ROLLBACK_EVENTS = [
    'DEPLOYMENT_FAILURE',
    'DEPLOYMENT_STOP_ON_ALARM',
    'DEPLOYMENT_STOP_ON_REQUEST',
];
const UNDER_WAY = ['Created', 'Queued', 'InProgress', 'Baking', 'Ready'];
/** CodeDeploy, for one deployment group, within the deadline of the step. All throw a ServiceError. */
class CodeDeploy {
    #client;
    #plan;
    /** ARN of the group, for advice on permissions. */
    #arn;
    #context;
    #attemptMs;
    #reached = false;
    /**
     * @param account of the credentials, if it is known
     * @param attemptMs limit of each attempt of a read or a stop, in milliseconds
     */
    constructor(plan, account, config, context, attemptMs = _request_js__WEBPACK_IMPORTED_MODULE_3__/* .READ_LIMIT_MS */ .Am) {
        this.#attemptMs = attemptMs;
        this.#client = new _aws_sdk_client_codedeploy__WEBPACK_IMPORTED_MODULE_4__/* .CodeDeployClient */ .c(config);
        this.#plan = plan;
        this.#arn = account && groupArn(plan, config.region, account);
        this.#context = context;
    }
    /** The deployment of the group that is under way: there is one at most. */
    async active(options) {
        const statuses = { includeOnlyStatuses: [...UNDER_WAY] };
        const command = new _aws_sdk_client_codedeploy__WEBPACK_IMPORTED_MODULE_5__/* .ListDeploymentsCommand */ .s({ ...this.#group, ...statuses });
        const { deployments = [] } = await this.#send('ListDeployments', { ...options, idempotent: true, attemptMs: this.#attemptMs }, (how) => this.#client.send(command, how));
        const [id] = deployments;
        return id === undefined ? undefined : this.read(id, options);
    }
    async read(deploymentId, options) {
        const command = new _aws_sdk_client_codedeploy__WEBPACK_IMPORTED_MODULE_6__/* .GetDeploymentCommand */ .T({ deploymentId });
        const { deploymentInfo } = await this.#send('GetDeployment', { ...options, idempotent: true, attemptMs: this.#attemptMs }, (how) => this.#client.send(command, how));
        return deploymentOf(deploymentId, deploymentInfo);
    }
    /**
     * Starts a deployment that takes the traffic back if it fails, or is stopped by an alarm or by somebody.
     *
     * @returns its id; undefined where it was over before anybody could find it
     */
    create({ description, ...shift }, options) {
        const content = appSpec(shift);
        const { configuration } = this.#plan;
        const command = new _aws_sdk_client_codedeploy__WEBPACK_IMPORTED_MODULE_7__/* .CreateDeploymentCommand */ .t({
            ...this.#group,
            description,
            revision: {
                revisionType: 'AppSpecContent',
                appSpecContent: { content, sha256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(content).digest('hex') },
            },
            ...(configuration && { deploymentConfigName: configuration }),
            autoRollbackConfiguration: { enabled: true, events: [...ROLLBACK_EVENTS] },
        });
        const attempt = async (how) => ({
            id: (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .required */ .mw)((await this.#client.send(command, how)).deploymentId, 'deploymentId'),
        });
        // A group makes one deployment at a time: sent twice, it is refused the second time.
        return this.#send('CreateDeployment', { ...options, idempotent: true }, attempt);
    }
    /** Stops a deployment, and lets it take its traffic back. */
    async stop(deploymentId) {
        const command = new _aws_sdk_client_codedeploy__WEBPACK_IMPORTED_MODULE_8__/* .StopDeploymentCommand */ .N({ deploymentId, autoRollbackEnabled: true });
        await this.#send('StopDeployment', { idempotent: true, attemptMs: this.#attemptMs }, (how) => this.#client.send(command, how));
    }
    get #group() {
        return { applicationName: this.#plan.application, deploymentGroupName: this.#plan.group };
    }
    async #send(name, how, attempt) {
        const operation = `codedeploy:${name}`;
        const request = { ...how, operation, resource: this.#arn, firstRequest: !this.#reached };
        const answer = await (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .send */ .tN)(request, attempt, this.#context);
        this.#reached = true;
        return answer;
    }
}
/** The ARN of a deployment group. */
function groupArn({ application, group }, region, account) {
    const place = { partition: (0,_region_js__WEBPACK_IMPORTED_MODULE_2__/* .partitionOf */ .iQ)(region), service: 'codedeploy', region, account };
    return (0,_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .formatArn */ .bH)({ ...place, resource: `deploymentgroup:${application}/${group}` });
}
/** https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-resources.html */
function appSpec({ functionName: Name, alias: Alias, from, to }) {
    const Properties = { Name, Alias, CurrentVersion: from, TargetVersion: to };
    return JSON.stringify({
        version: '0.0',
        Resources: [{ [Name]: { Type: 'AWS::Lambda::Function', Properties } }],
    });
}
function deploymentOf(id, info) {
    const { status = '', description = '', errorInformation, rollbackInfo } = info ?? {};
    const { code, message } = errorInformation ?? {};
    return {
        id,
        status,
        description,
        error: { code, message },
        rollbackId: rollbackInfo?.rollbackDeploymentId || undefined,
    };
}


/***/ })

};
