import { createRouter, createWebHistory } from 'vue-router'

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', name: 'workbench', component: () => import('./pages/WorkbenchPage.vue'), meta: { title: '工作台' } },
    { path: '/runs/:id', name: 'run', component: () => import('./pages/RunPage.vue'), props: true, meta: { title: '案件' } },
    { path: '/search', name: 'search', component: () => import('./pages/SearchPage.vue'), meta: { title: '法条检索' } },
    {
      path: '/citations',
      name: 'citations',
      component: () => import('./pages/CitationsPage.vue'),
      meta: { title: '引用核查' },
    },
    { path: '/:rest(.*)*', component: () => import('./pages/NotFoundPage.vue'), meta: { title: '未找到' } },
  ],
})

router.afterEach((to) => {
  document.title = `${String(to.meta.title ?? '')} · 裁衡`
})
